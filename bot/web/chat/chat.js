// The page that asks: one box, the answers above it.

import { settled } from "./connection.js";
import { openHistory, remember } from "./history.js";
import { unit } from "./page.js";
import { read } from "./service.js";
import { showStart } from "./start.js";
import { Turn } from "./turn.js";

const at = (id) => document.getElementById(id);
const [log, form, box, send, stop] = ["log", "ask", "question", "send", "stop"].map(at);

let conversation = null;
let asking = null;

/** Put a question as the next turn. */
function put(text) {
  const question = text.trim();
  if (!question || asking) return;
  const turn = new Turn(question, { ask: put, again });
  begin();
  log.append(turn.node);
  turn.node.scrollIntoView({ block: "start" });
  run(turn);
}

/** Ask the question of a turn once more, in its place. */
function again(turn) {
  if (asking || !turn.node.isConnected) return;
  const fresh = new Turn(turn.question, { ask: put, again });
  turn.node.replaceWith(fresh.node);
  run(fresh);
}

async function run(turn) {
  asking = turn;
  settled();
  busy(true);
  const answer = await turn.put({ question: turn.question, unit: unit() || null, conversation });
  if (asking !== turn) return;
  asking = null;
  busy(false);
  if (!answer) return;
  conversation = answer.conversation;
  remember(conversation, turn.question);
}

function begin() {
  document.body.classList.remove("empty");
  at("start").hidden = true;
  at("fresh").hidden = false;
}

/** An empty page again; what was said stays in the history. */
function fresh() {
  asking?.stop();
  asking = null;
  busy(false);
  conversation = null;
  log.replaceChildren();
  document.body.classList.add("empty");
  at("start").hidden = false;
  at("fresh").hidden = true;
  if (location.search) history.replaceState(null, "", "/");
  box.focus();
}

function reopen(id, turns) {
  fresh();
  begin();
  conversation = id;
  showTurns(turns);
  log.lastElementChild?.scrollIntoView({ block: "start" });
  box.focus({ preventScroll: true });
}

function showTurns(turns) {
  for (const { question, answer } of turns) {
    const turn = new Turn(question, { ask: put, again });
    turn.show(answer);
    log.append(turn.node);
  }
}

/** /?answer=… shows one answer as it was given. */
async function showLinked(id) {
  begin();
  try {
    const answer = await read(`/api/answers/${encodeURIComponent(id)}`);
    showTurns([{ question: answer.question, answer }]);
  } catch (error) {
    const turn = new Turn("", { ask: put, again: () => showLinked(id) });
    log.replaceChildren(turn.node);
    turn.fail(error);
  }
}

function busy(on) {
  log.setAttribute("aria-busy", String(on));
  const focused = document.activeElement === (on ? send : stop);
  send.hidden = on;
  stop.hidden = !on;
  if (focused) box.focus();
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (asking || !box.value.trim()) return;
  put(box.value);
  box.value = "";
  fit();
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") asking?.stop();
  // Enter also ends the choice of characters in an input method: that one must not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});
box.addEventListener("input", fit);
stop.addEventListener("click", () => asking?.stop());
at("fresh").addEventListener("click", fresh);
at("past").addEventListener("click", (event) => openHistory(event.currentTarget, reopen, (id) => { if (id === conversation) fresh(); }));

const linked = new URLSearchParams(location.search).get("answer");
showStart(put);
if (linked) showLinked(linked);
else if (matchMedia("(hover: hover)").matches) box.focus();
