// One question with its answer: asked, streamed, stopped, failed, tried again.

import { AnswerCard } from "./answer.js";
import { lost } from "./connection.js";
import { button, element } from "./elements.js";
import { openPassage } from "./passage.js";
import { loginAddress } from "./service.js";
import { ask } from "./stream.js";
import { toolsOf } from "./tools.js";

/** A turn in the log; `actions.ask(text)` puts another question. */
export class Turn {
  constructor(question, actions) {
    this.question = question;
    this.actions = actions;
    this.card = new AnswerCard({ ask: actions.ask, open: openPassage, tools: (card) => toolsOf(card, question) });
    const asked = question && element("p", { className: "asked", textContent: question });
    this.node = element("section", { className: "turn" }, asked, this.card.node);
  }

  /** An answer that was given before. */
  show(answer) {
    if (answer) this.card.show(answer);
    else this.card.node.append(element("p", { className: "soft", textContent: "这条回答引用的文件，您现在无权查看。" }));
  }

  /** Ask, and show the answer while it comes; resolves to the answer, or to null. */
  async put(body) {
    this.asking = new AbortController();
    this.node.querySelector(".failure")?.remove();
    const searching = element("p", { className: "soft waiting", textContent: "正在查找…" });
    this.node.append(searching);
    let answer = null;
    try {
      await ask(body, this.asking.signal, (name, data) => {
        searching.remove();
        this.card.take(name, data);
        if (name === "done") answer = data;
      });
    } catch (error) {
      this.card.end();
      this.fail(error);
    } finally {
      searching.remove();
      this.asking = null;
    }
    return answer;
  }

  stop() {
    this.asking?.abort();
  }

  fail(error) {
    const again = () => this.actions.again(this);
    const stopped = error.name === "AbortError";
    const refused = error.name === "Refused";
    const text = stopped ? "已停止。" : refused ? error.message : "连不上服务，答案没有收全，恢复后会自动重发。";
    const more = error.status === 401 ? element("a", { className: "button", href: loginAddress(), textContent: "登录" }) : button("重试", again, "button");
    this.node.append(element("p", { className: "failure", role: stopped ? "status" : "alert" }, text, more));
    if (!stopped && !refused) lost(again);
  }
}
