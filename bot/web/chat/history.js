// The conversations of this browser: listed, read again and gone on with, deleted here and in the service.

import { Drawer } from "./drawer.js";
import { button, element } from "./elements.js";
import { keepValue, recallValue } from "./memory.js";
import { call, read, whoami } from "./service.js";
import { ticketList } from "./tickets.js";

const MOST = 100;
let drawer = null;

/** Each account has its own list, also on a machine that several people use. */
const place = async () => `conversations.${(await whoami()).name}`;

/** Put a conversation on top of the list; its first question names it. */
export async function remember(id, question) {
  const name = await place();
  const all = recallValue(name, []);
  const before = all.find((one) => one.id === id);
  const entry = { id, question: before?.question ?? question, at: Date.now() };
  keepValue(name, [entry, ...all.filter((one) => one.id !== id)].slice(0, MOST));
}

async function forget(id) {
  const name = await place();
  keepValue(name, recallValue(name, []).filter((one) => one.id !== id));
}

/** Open the list; `reopen(id, turns)` is called with the one chosen, `deleted(id)` with one that is gone. */
export async function openHistory(opener, reopen, deleted) {
  drawer ??= new Drawer("history");
  const all = recallValue(await place(), []);
  const said = element("p", { className: "failure", role: "alert" });
  const list = element("ul", { className: "conversations", role: "list" }, ...all.map((one) => entryNode(one, said, reopen, deleted)));
  drawer.show("历史对话", opener);
  const nothing = element("p", { className: "soft", textContent: "这台设备上还没有对话。" });
  drawer.fill(await ticketList(), all.length ? list : nothing, said);
}

function entryNode({ id, question, at }, said, reopen, deleted) {
  const day = new Date(at).toLocaleString("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
  const open = button("", async () => {
    try {
      const { turns } = await read(`/api/conversations/${id}`);
      drawer.opener = null;
      drawer.close();
      reopen(id, turns);
    } catch (error) {
      said.textContent = error.status === 404 ? "这段对话已不在服务里。" : "没能打开，请稍后再试。";
    }
  }, "open");
  open.append(element("span", { textContent: question }), element("span", { className: "soft small", textContent: day }));
  const remove = button("删除", () => confirmed(remove, async () => {
    try {
      await call(`/api/conversations/${id}`, { method: "DELETE" });
    } catch (error) {
      if (error.status !== 404) {
        said.textContent = "没能删除，请稍后再试。";
        return;
      }
    }
    await forget(id);
    const next = node.nextElementSibling ?? node.previousElementSibling;
    node.remove();
    (next?.querySelector("button") ?? drawer.heading).focus();
    deleted(id);
  }), "quiet", { aria: { label: `删除：${question}` } });
  const node = element("li", {}, open, remove);
  return node;
}

/** Deleting takes a second press: it cannot be undone. */
function confirmed(remove, act) {
  if (remove.classList.contains("sure")) return act();
  remove.classList.add("sure");
  remove.textContent = "确认删除";
  remove.addEventListener("blur", () => {
    remove.classList.remove("sure");
    remove.textContent = "删除";
  }, { once: true });
}
