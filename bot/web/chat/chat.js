// The page that asks: one box, the answers above it, the unit remembered on this machine.

import { AnswerCard, element } from "./answer.js";
import { ask, Refused } from "./stream.js";

const at = (id) => document.getElementById(id);
const [log, form, box, unit, send, stop] = ["log", "ask", "question", "unit", "send", "stop"].map(at);
const REMEMBERED = "fawen.unit";

let conversation = null;
let asking = null;
let waiting = null;

/** What this machine remembers; a browser may forbid it. */
const memory = {
  get() { try { return localStorage.getItem(REMEMBERED) ?? ""; } catch { return ""; } },
  set(value) { try { localStorage.setItem(REMEMBERED, value); } catch { /* for this visit only */ } },
};

async function getJson(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the page works without it; asking tells what is wrong
  }
}

async function showUnits() {
  const found = await getJson("/api/units");
  const names = found?.units ?? [];
  unit.append(...names.map((name) => element("option", { value: name, textContent: name })));
  if (names.includes(memory.get())) unit.value = memory.get();
}

async function showBasis() {
  const library = await getJson("/api/library");
  const [main] = library?.tables ?? [];
  if (library) at("basis").textContent = basisOf(library, main);
  const starters = ["我单位要交什么", "最近截止"];
  if (main && library.example) starters.push(`指标${library.example}要哪些佐证材料`);
  if (main) at("starters").replaceChildren(...starters.map(chip));
}

function basisOf(library, main) {
  if (!library.documents) return "还没有导入文件。";
  const on = library.updated_at ? new Date(library.updated_at) : null;
  const day = on ? `，${on.getMonth() + 1}月${on.getDate()}日更新` : "";
  if (!main) return `依据${library.documents}份文件${day}`;
  return `依据${main.label}（${main.indicators}项）等${library.documents}份文件${day}`;
}

function chip(text) {
  return element("button", { type: "button", className: "chip", textContent: text, onclick: () => begin(text) });
}

/** A question about 我单位 first needs to know which one; choosing it then asks. */
function begin(text) {
  if (!text.startsWith("我单位") || unit.value || unit.options.length < 2) {
    put(text);
    return;
  }
  waiting = text;
  at("hint").textContent = "请先在右上角选您的单位。";
  unit.focus();
}

/** Ask, and show the answer while it comes. */
async function put(text) {
  const question = text.trim();
  if (!question || asking) return;
  at("start").hidden = true;
  at("fresh").hidden = false;
  asking = new AbortController();
  busy(true);
  const card = new AnswerCard({ ask: put, judge });
  const searching = element("p", { className: "soft waiting", textContent: "正在查找…" });
  const turn = element("section", { className: "turn" }, element("p", { className: "asked", textContent: question }), card.node);
  card.node.append(searching);
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
  try {
    const body = { question, unit: unit.value || null, conversation };
    await ask(body, asking.signal, (name, data) => {
      card.take(name, data);
      if (name === "done") conversation = data.conversation;
    });
  } catch (error) {
    fail(card.node, error, question);
  } finally {
    searching.remove();
    asking = null;
    busy(false);
  }
}

function fail(node, error, question) {
  const text = error.name === "AbortError" ? "已停止。"
    : error instanceof Refused ? error.message
    : "连不上服务，答案没有收全。请检查网络后重试。";
  const again = element("button", { type: "button", className: "chip", textContent: "重试", onclick: () => put(question) });
  node.append(element("p", { className: "failure", role: "alert" }, text, again));
}

async function judge(answer, verdict) {
  try {
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answer, verdict }),
    });
    return response.ok;
  } catch {
    return false;
  }
}

function busy(on) {
  log.setAttribute("aria-busy", String(on));
  send.hidden = on;
  stop.hidden = !on;
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (asking || !box.value.trim()) return;
  put(box.value);
  box.value = "";
  fit();
});
box.addEventListener("keydown", (event) => {
  // Enter also ends the choice of characters in an input method: that one must not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});
box.addEventListener("input", fit);
stop.addEventListener("click", () => asking?.abort());
unit.addEventListener("change", () => {
  memory.set(unit.value);
  at("hint").textContent = "";
  if (waiting && unit.value) put(waiting);
  waiting = null;
});
at("fresh").addEventListener("click", () => {
  asking?.abort();
  conversation = null;
  log.replaceChildren();
  at("start").hidden = false;
  at("fresh").hidden = true;
  box.focus();
});

showUnits();
showBasis();
box.focus();
