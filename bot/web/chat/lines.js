// The lines of an answer: sentences as paragraphs, the items between them as lists with boxes to tick.

import { button, element } from "./elements.js";

const FOLDED = 15;
const SHOWN = 10;
const ADDRESS = /(https?:\/\/[^\s，。；、）)》]+|\/api\/documents\/\w+\/original)/;

/** A text whose addresses are links; a file of the library is named as what it is. */
export function linked(text, base = "") {
  return text.split(ADDRESS).map((piece, at) => {
    if (at % 2 === 0) return piece;
    const ours = piece.endsWith("/original");
    return element("a", {
      href: piece.startsWith("/") ? base + piece : piece, textContent: ours ? "下载原文件" : piece,
      ...(ours ? {} : { target: "_blank", rel: "noopener noreferrer" }),
    });
  });
}

/** The sentences and items of an answer in reading order: [{kind, text, citations}]. */
export function linesOf(answer) {
  const [sentences, items] = [[...answer.sentences], [...answer.items]];
  return [...answer.order].map((kind) => ({ kind, ...(kind === "i" ? items : sentences).shift() }));
}

/**
 * The lines as elements. `marks(line)` gives the buttons that open its sources; `ticks` is {has(n), set(n, on)}
 * over the items of the whole answer, counted from `first`.
 */
export function lineNodes(answer, { marks, ticks, first = 0, base }) {
  const nodes = [];
  const all = linesOf(answer);
  let list = null;
  let item = first;
  all.forEach((line, at) => {
    if (line.kind === "s") {
      list = null;
      const lead = at === 0 && all.length > 1 && !/[：:。]$/.test(line.text);
      nodes.push(element("p", { className: lead ? "lead" : "" }, ...linked(line.text, base), ...marks(line)));
      return;
    }
    if (!list) nodes.push((list = element("ul", { className: "items", role: "list" })));
    list.append(itemNode(line, item, ticks, marks));
    item += 1;
  });
  nodes.filter((node) => node.tagName === "UL").forEach((one) => fold(one, nodes));
  return nodes;
}

function itemNode(line, at, ticks, marks) {
  const box = element("input", { type: "checkbox", checked: ticks.has(at) });
  box.addEventListener("change", () => ticks.set(at, box.checked));
  return element("li", {}, element("label", {}, box, element("span", { textContent: line.text })), ...marks(line));
}

/** A long list shows its first items, and how many there are; nothing is left out of a print. */
function fold(list, nodes) {
  const entries = [...list.children];
  if (entries.length <= FOLDED) return;
  const rest = entries.slice(SHOWN);
  const more = button("", () => show(list.classList.contains("folded")), "quiet more");
  const show = (open) => {
    list.classList.toggle("folded", !open);
    more.textContent = open ? "收起" : `展开其余${rest.length}项（共${entries.length}项）`;
    more.setAttribute("aria-expanded", String(open));
  };
  rest.forEach((entry) => entry.classList.add("rest"));
  show(false);
  nodes.splice(nodes.indexOf(list) + 1, 0, more);
}
