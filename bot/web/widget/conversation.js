// Asking in the widget: the box, the log, and each answer with its quotations folded below it.

import { AnswerCard } from "./answer.js";
import { button, element } from "./elements.js";
import { accepted } from "./service.js";
import { placeOf, titleOf } from "./sources.js";
import { ask } from "./stream.js";

const UNKNOWN_SITE = "这个网站还没有获准使用法问，请联系网站管理员。";
const UNREACHED = "连不上服务，请检查网络后重试。";

/** One conversation of one widget; nothing of it is kept when the page is left. */
export class Conversation {
  constructor(given, origin) {
    this.given = given;
    this.origin = origin;
    this.log = element("div", { className: "log", role: "log", tabIndex: 0, aria: { live: "polite", relevant: "additions", label: "问答" } });
    this.box = element("textarea", { className: "field", rows: 1, maxLength: 2000, placeholder: given.placeholder, aria: { label: "问题" } });
    this.send = element("button", { type: "submit", className: "button main", textContent: "发送" });
    this.form = element("form", {}, this.box, this.send);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.asking) this.asking.abort();
      else if (this.box.value.trim()) {
        this.put(this.box.value.trim());
        this.box.value = "";
      }
    });
    this.box.addEventListener("keydown", (event) => {
      // Enter also ends the choice of characters in an input method: that one must not send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      if (!this.asking) this.form.requestSubmit();
    });
  }

  /** Forget what was said; the next question begins a new conversation. */
  fresh() {
    this.asking?.abort();
    this.id = null;
    this.log.replaceChildren();
    this.box.focus();
  }

  async put(question) {
    if (this.asking) return;
    const card = new AnswerCard({ ask: (text) => this.put(text), sources: (found) => this.sources(found), base: this.origin });
    const searching = element("p", { className: "soft", textContent: "正在查找…" });
    const turn = element("div", { className: "turn" }, element("p", { className: "asked", textContent: question }), card.node, searching);
    this.log.append(turn);
    this.log.scrollTop = turn.offsetTop - this.log.offsetTop;
    this.busy(new AbortController());
    try {
      const body = { question, unit: this.given.unit || null, conversation: this.id ?? null };
      await ask(body, this.asking.signal, (name, data) => {
        searching.remove();
        card.take(name, data);
        if (name === "done") this.id = data.conversation;
      }, (path, sent) => this.call(path, sent));
    } catch (error) {
      card.end();
      turn.append(await this.failure(error, question, turn));
    } finally {
      searching.remove();
      this.busy(null);
    }
  }

  async call(path, { method, body, signal }) {
    const headers = { "content-type": "application/json", ...(this.given.key ? { authorization: `Bearer ${this.given.key}` } : {}) };
    return accepted(await fetch(this.origin + path, { method, headers, body: JSON.stringify(body), signal, credentials: "omit" }));
  }

  /** What went wrong; a site that may not ask gets the same network error as a broken line. */
  async failure(error, question, turn) {
    const again = button("重试", () => { turn.remove(); this.put(question); }, "button");
    if (error.name === "AbortError") return element("p", { className: "soft", role: "status" }, "已停止。", again);
    let text = error.message;
    if (error.name !== "Refused") {
      const reached = await fetch(`${this.origin}/assets/tokens.css`, { credentials: "omit", cache: "no-store" }).catch(() => null);
      text = reached ? UNKNOWN_SITE : UNREACHED;
    }
    return element("p", { className: "failure", role: "alert" }, text, again);
  }

  busy(asking) {
    this.asking = asking;
    this.send.textContent = asking ? "停止" : "发送";
    this.log.setAttribute("aria-busy", String(Boolean(asking)));
  }

  /** The documents in one line; what is quoted from each is folded below, with the way to the page. */
  sources(found) {
    const quotes = found.flatMap(({ document, citations }) => citations.map((citation) => {
      const link = element("a", { href: new URL(citation.url, this.origin).href, target: "_blank", rel: "noopener noreferrer", textContent: `${titleOf(document)}${placeOf(citation)}` });
      return element("li", {}, link, element("blockquote", { textContent: citation.quote || "（此格为空）" }));
    }));
    const names = found.map(({ document, place }) => titleOf(document) + place).join("、");
    return element("details", { className: "quotes" }, element("summary", { textContent: `依据：${names}` }), element("ol", {}, ...quotes));
  }
}
