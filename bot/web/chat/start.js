// The first screen: what answers rest on, three questions to begin with, and which unit asks.

import { button } from "./elements.js";
import { unit, units } from "./page.js";
import { readOrNull } from "./service.js";

const at = (id) => document.getElementById(id);
let waiting = null;

/** Fill the first screen; a chosen question goes to `put`. */
export async function showStart(put) {
  at("unit").addEventListener("change", () => {
    at("hint").textContent = "";
    if (waiting && unit()) put(waiting);
    waiting = null;
  });
  const library = await readOrNull("/api/library");
  const [main] = library?.tables ?? [];
  if (library) at("basis").textContent = basisOf(library, main);
  const starters = ["我单位要交什么", "最近截止"];
  if (main && library.example) starters.push(`指标${library.example}要哪些佐证材料`);
  if (main) at("starters").replaceChildren(...starters.map((text) => button(text, () => begin(text, put), "chip")));
}

/** A question about 我单位 first needs to know which one; choosing it then asks. */
async function begin(text, put) {
  if (!text.startsWith("我单位") || unit() || !(await units).length) {
    put(text);
    return;
  }
  waiting = text;
  at("hint").textContent = "请先在上方选您的单位，选好就查。";
  at("unit").focus();
}

function basisOf(library, main) {
  if (!library.documents) return "还没有导入文件。";
  const on = library.updated_at ? new Date(library.updated_at) : null;
  const day = on ? `，${on.getMonth() + 1}月${on.getDate()}日更新` : "";
  if (!main) return `依据${library.documents}份文件${day}`;
  return `依据${main.label}（${main.indicators}项）等${library.documents}份文件${day}`;
}
