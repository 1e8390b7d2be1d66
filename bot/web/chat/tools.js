// What can be done with a whole answer: copy, take it along, link to it, print it, judge it, ask a person.

import { copy } from "./clipboard.js";
import { button, element } from "./elements.js";
import { verdictNodes } from "./feedback.js";
import { askPerson, personAsked } from "./person.js";
import { closing, units } from "./page.js";

const ROOM = 320;

/** The tools below an answer; talk that answers nothing has none. */
export function toolsOf(card, question) {
  const { answer } = card;
  if (answer.status === "chat") return null;
  const said = element("span", { className: "soft small said", role: "status" });
  const tell = (text) => { said.textContent = text; };
  const copied = button("复制", async () => tell((await copy(card.text)) ? "已复制，可直接粘贴到群里" : "没能复制，请选中文字后复制"));
  const person = personAsked() && button("问人工", (event) => askPerson(answer, question, event.currentTarget), answer.status === "refused" ? "button" : "quiet");
  return element("div", { className: "tools" }, person && answer.status === "refused" ? person : null, copied, takeMenu(card, tell),
    person && answer.status !== "refused" ? person : null, element("span", { className: "gap" }), ...verdictNodes(answer, tell), said);
}

function takeMenu(card, tell) {
  const { answer } = card;
  const entries = element("div", {});
  const menu = element("details", { className: "menu take" }, element("summary", { className: "quiet", textContent: "导出" }), entries);
  const file = (ending, text) => element("a", { className: "quiet", href: `/api/answers/${answer.id}/answer.${ending}`, download: "", textContent: text });
  entries.addEventListener("click", () => { menu.open = false; });
  entries.append(
    file("docx", "Word 文档"), file("xlsx", "Excel 表格"),
    button("打印这条", () => print(card.node.closest(".turn"))),
    button("复制链接", async () => tell((await copy(`${location.origin}/?answer=${answer.id}`)) ? "链接已复制" : "没能复制")),
  );
  offerWorklist(answer, entries, tell);
  // It opens upwards, away from the box below; near the top of the page there is only room downwards.
  menu.addEventListener("toggle", () => menu.classList.toggle("down", menu.getBoundingClientRect().top < ROOM));
  closing(menu);
  return menu;
}

/** A list of what one unit owes can also be had as the unit's worklist, with all that is to be handed in. */
async function offerWorklist(answer, entries, tell) {
  if (!/^指标/.test(answer.items[0]?.text ?? "")) return;
  const unit = (await units).find((name) => answer.text.startsWith(name));
  if (!unit) return;
  const path = `/api/units/${encodeURIComponent(unit)}/worklist`;
  const file = (ending, text) => element("a", { className: "quiet", href: `${path}.${ending}`, download: "", textContent: text });
  const short = button("复制群发短文", async () => {
    const text = await fetch(`${path}.txt?short=true`).then((response) => (response.ok ? response.text() : "")).catch(() => "");
    tell(text && (await copy(text)) ? "已复制，可直接粘贴到群里" : "没能复制");
  });
  entries.append(element("span", { className: "soft small", textContent: `${unit}任务清单` }),
    file("xlsx", "任务清单 Excel"), file("docx", "任务清单 Word"), file("ics", "截止日历"), short);
}

/** Print one turn alone. */
function print(turn) {
  turn.classList.add("printed");
  document.body.classList.add("one");
  addEventListener("afterprint", () => {
    turn.classList.remove("printed");
    document.body.classList.remove("one");
  }, { once: true });
  window.print();
}
