// The tickets of this browser: how far each is, what was replied, and taking one back.

import { button, element } from "./elements.js";
import { keepValue, recallValue } from "./memory.js";
import { call, read, whoami } from "./service.js";

const MOST = 50;
const STATES = { open: "等待答复", assigned: "等待答复", answered: "已答复", closed: "已办结", withdrawn: "已撤回" };
const ACTS = { opened: "提交", added: "补充", reply: "答复", closed: "办结", reopened: "重新打开", withdrawn: "撤回" };

const place = async () => `tickets.${(await whoami()).name}`;

/** Keep a ticket that was opened here, so that its reply is found again. */
export async function rememberTicket({ id, number, question }) {
  const name = await place();
  keepValue(name, [{ id, number, question }, ...recallValue(name, []).filter((one) => one.id !== id)].slice(0, MOST));
}

/** A list of the tickets of this browser, each opening in its place; null where there are none. */
export async function ticketList() {
  const all = recallValue(await place(), []);
  if (!all.length) return null;
  const list = element("ul", { className: "conversations tickets", role: "list" }, ...all.map(entry));
  return element("section", {}, element("h3", { textContent: "问人工" }), list);
}

function entry(kept) {
  const state = element("span", { className: "soft small", textContent: `编号 ${kept.number}` });
  const told = element("div", { className: "told", hidden: true });
  const open = button("", () => {
    told.hidden = !told.hidden;
    open.setAttribute("aria-expanded", String(!told.hidden));
  }, "open", { aria: { expanded: "false" } });
  open.append(element("span", { textContent: kept.question }), state);
  refresh(kept, state, told);
  return element("li", {}, open, told);
}

/** Ask how far it is, and show that. */
async function refresh(kept, state, told) {
  try {
    show(await read(`/api/tickets/${kept.id}`), kept, state, told);
  } catch (error) {
    state.textContent = `编号 ${kept.number}　${error.status === 404 ? "已不在服务里" : "没能查到，请稍后再看"}`;
  }
}

function show(ticket, kept, state, told) {
  state.textContent = `编号 ${ticket.number}　${STATES[ticket.state]}`;
  const events = ticket.events.map((event) => element("li", {},
    element("span", { className: "soft small", textContent: `${day(event.at)}　${ACTS[event.kind] ?? ""}` }),
    event.text && element("p", { textContent: event.text })));
  const waits = ticket.state === "open" || ticket.state === "assigned";
  const back = waits && button("撤回", async () => {
    back.disabled = true;
    try {
      await call(`/api/tickets/${kept.id}/withdraw`, { method: "POST" });
    } catch { /* what became of it is shown next */ }
    await refresh(kept, state, told);
  }, "quiet", { aria: { label: `撤回：${kept.question}` } });
  told.replaceChildren(element("ol", { role: "list" }, ...events), ...(back ? [back] : []));
}

function day(text) {
  return new Date(text).toLocaleString("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
}
