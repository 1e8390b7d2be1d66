// The list of documents, narrowed while somebody types.

import { places } from "./finding.js";

const at = (id) => document.getElementById(id);
const [form, box, hits, none] = ["find", "words", "hits", "none"].map(at);

function narrow() {
  const words = box.value.trim().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const section of document.querySelectorAll("section.documents")) {
    let own = 0;
    for (const row of section.querySelectorAll("tbody tr")) {
      row.hidden = !words.every((word) => places(row.textContent, word).length);
      own += row.hidden ? 0 : 1;
    }
    section.hidden = !own;
    shown += own;
  }
  none.hidden = shown > 0;
  hits.textContent = words.length ? `${shown}份` : "";
}

box.addEventListener("input", (event) => { if (!event.isComposing) narrow(); });
box.addEventListener("compositionend", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
