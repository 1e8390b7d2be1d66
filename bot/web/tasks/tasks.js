// Pages of indicators: a choice narrows the list at once, ticks are kept on this device, lists are copied.

import { keepValue, recallValue } from "./memory.js";
import { onUnit } from "./page.js";

const at = (id) => document.getElementById(id);

for (const select of document.querySelectorAll("#filters select")) select.addEventListener("change", () => at("filters").requestSubmit());
at("filters")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});

const outline = at("outline");
if (outline && !matchMedia("(min-width: 1100px)").matches) outline.open = false;
const narrowing = at("narrowing");
if (narrowing && matchMedia("(max-width: 767px)").matches) narrowing.open = false;

for (const button of document.querySelectorAll("#print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/** Put a text where it can be pasted; a page without https may not use the clipboard directly. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "unseen" });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

const tell = (done) => { at("copied").textContent = done ? "已复制" : "没有复制成，请手工选取。"; };

const list = at("copy");
if (list) {
  list.hidden = false;
  list.addEventListener("click", async () => {
    const entries = [...document.querySelectorAll("#entries span")].map((entry, n) => `${n + 1}. ${entry.textContent}`);
    tell(await copy([document.querySelector("h1").firstChild.textContent.trim(), ...entries].join("\n")));
  });
}
const short = at("short");
if (short) {
  short.hidden = false;
  short.addEventListener("click", async () => {
    const response = await fetch(short.dataset.from).catch(() => null);
    tell(Boolean(response?.ok) && await copy(await response.text()));
  });
}

if (document.querySelector("main[data-unit]")) onUnit((unit) => { if (unit) location.assign(`/units/${encodeURIComponent(unit)}`); });

const ticks = document.querySelectorAll("input[data-key]");
const ticked = new Set(recallValue("ticked", []));
for (const box of ticks) {
  box.checked = ticked.has(box.dataset.key);
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(box.dataset.key); else ticked.delete(box.dataset.key);
    keepValue("ticked", [...ticked]);
  });
}
