// A document: search inside it, the cited words in view, the outline that follows the reader.

import { markIn, unmark } from "./finding.js";

const at = (id) => document.getElementById(id);
const text = document.querySelector(".text");
const [form, box, hits, before, after] = ["find", "words", "hits", "before", "after"].map(at);
const MOST = 500;

let found = [];
let here = -1;

function find() {
  unmark(text);
  found = [];
  here = -1;
  const words = box.value.trim();
  if (words) {
    for (const node of text.querySelectorAll("h1, h2, h3, h4, h5, h6, p, th, td, caption, .line")) {
      found.push(...markIn(node, words));
      if (found.length >= MOST) break;
    }
  }
  move(1);
}

/** To the next place, or the one before. */
function move(step) {
  found[here]?.forEach((mark) => mark.classList.remove("here"));
  if (found.length) {
    here = (here + step + found.length) % found.length;
    found[here].forEach((mark) => mark.classList.add("here"));
    found[here][0]?.scrollIntoView({ block: "center" });
  }
  const more = found.length >= MOST ? "以上" : "";
  hits.textContent = found.length ? `第${here + 1}处，共${found.length}处${more}` : box.value.trim() ? "没有找到" : "";
  before.hidden = after.hidden = found.length < 2;
}

let waiting = 0;
box.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(find, 200);
});
box.addEventListener("compositionend", () => { clearTimeout(waiting); waiting = setTimeout(find, 200); });
form.addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (found.length) move(event.shiftKey ? -1 : 1); else find();
});
before.addEventListener("click", () => move(-1));
after.addEventListener("click", () => move(1));
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
});
form.hidden = false;

at("print").hidden = false;
at("print").addEventListener("click", () => window.print());

/** Words in view: in a table that scrolls by itself below its headers, else in the middle. */
function bring(node) {
  const table = node.closest(".tall");
  if (!table) {
    node.scrollIntoView({ block: "center" });
    return;
  }
  table.scrollIntoView({ block: "start" });
  node.scrollIntoView({ block: "nearest", inline: "center" });
  const [inner, outer] = [node.getBoundingClientRect(), table.getBoundingClientRect()];
  table.scrollTop += inner.top - outer.top - outer.height / 2;
}

/** The cited words in view; an address may name a place in more words than the page has. */
function show() {
  const name = decodeURIComponent(location.hash.slice(1));
  const [nearest] = name.match(/^block-\d+(-row-\d+|-[A-Z]+\d+)?/) ?? [];
  const place = at(nearest) ?? at(nearest?.match(/^block-\d+/)?.[0]);
  if (place && place.id !== name) location.replace(`#${place.id}`);
  const wanted = at("cited") ?? document.querySelector(".line.cited") ?? (place?.closest(".tall") && !place.matches("table") ? place : null);
  if (wanted) bring(wanted);
}
show();
at("tocited")?.addEventListener("click", (event) => { event.preventDefault(); show(); });

const outline = at("outline");
if (outline) {
  if (!matchMedia("(min-width: 1100px)").matches) outline.open = false;
  const links = new Map([...outline.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    const top = entries.filter((entry) => entry.isIntersecting).at(0);
    if (!top) return;
    outline.querySelector("[aria-current]")?.removeAttribute("aria-current");
    links.get(top.target.id)?.setAttribute("aria-current", "true");
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const id of links.keys()) { const heading = at(id); if (heading) seen.observe(heading); }
}
