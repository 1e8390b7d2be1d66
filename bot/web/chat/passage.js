// A citation in place: the row with its headers or the paragraph between its neighbours, the words marked.

import { element } from "./elements.js";
import { Drawer } from "./drawer.js";
import { read } from "./service.js";
import { placeOf, titleOf } from "./sources.js";

const drawer = new Drawer("passage");
const known = new Map();

/** Show where some citations of one document stand; `opener` gets the focus back. */
export async function openPassage(citations, opener) {
  const [{ document: from }] = citations;
  drawer.show(titleOf(from), opener, { beside: true });
  const places = groupedByPlace(citations);
  drawer.fill(factsOf(from), element("p", { className: "soft", textContent: "正在取原文…" }));
  const nodes = await Promise.all(places.map(placeNode));
  if (drawer.opener !== opener) return; // something else was opened meanwhile
  drawer.fill(factsOf(from), ...nodes);
  drawer.body.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}

function factsOf({ number, issuer, issued, level, authority }) {
  const facts = [level && authority ? `${level}·${authority}` : authority, number, issuer, issued];
  return element("p", { className: "soft small", textContent: facts.filter(Boolean).join("　") });
}

/** Citations of one row, or of one paragraph, belong together. */
function groupedByPlace(citations) {
  const found = new Map();
  for (const citation of citations) {
    const { block, row } = citation.locator;
    const key = `${block} ${row ?? ""}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(citation);
  }
  return [...found.values()];
}

async function placeNode(citations) {
  const [first] = citations;
  const place = await placeRead(first).catch(() => null);
  const content = place?.cells.length ? rowNode(place.cells, citations)
    : place?.texts.length ? textNodes(place.texts, citations)
    : citations.map(({ quote }) => element("blockquote", { textContent: quote || "（此格为空）" }));
  const link = element("a", { href: first.url, target: "_blank", rel: "noopener", textContent: "在原文中看 ›" });
  return element("section", {}, element("p", { className: "where" }, element("strong", { textContent: placeOf(first) }), " ", link), ...[content].flat());
}

/** The surroundings of a citation, asked for once. */
function placeRead({ document: { id }, locator }) {
  const path = `/api/documents/${id}/place?block=${locator.block}${locator.row ? `&row=${locator.row}` : ""}`;
  if (!known.has(path)) known.set(path, read(path).catch((error) => { known.delete(path); throw error; }));
  return known.get(path);
}

/** A row as pairs of header and cell. */
function rowNode(cells, citations) {
  const pairs = cells.filter(({ text, cell }) => text || citations.some(({ locator }) => locator.cell === cell)).map(({ cell, label, text }) => {
    const own = citations.filter(({ locator }) => locator.cell === cell);
    return element("div", { className: own.length ? "cited" : "" },
      element("dt", { textContent: label || cell }), element("dd", {}, ...marked(text || "（此格为空）", own)));
  });
  return element("dl", { className: "row" }, ...pairs);
}

function textNodes(texts, citations) {
  return texts.map(({ block, heading, text }) => {
    const own = citations.filter(({ locator }) => locator.block === block);
    const className = own.length ? "cited" : "soft";
    return element(heading ? "h3" : "p", { className: `text ${className}` }, ...marked(text, own));
  });
}

/** The text with the cited stretches marked. Locators count code points, from 1, both ends included. */
function marked(text, citations) {
  if (!citations.length) return [text];
  const letters = Array.from(text);
  const cited = letters.map(() => citations.some(({ locator }) => locator.start === null));
  for (const { locator: { start, end } } of citations) if (start !== null) cited.fill(true, start - 1, end);
  const pieces = [];
  letters.forEach((letter, at) => {
    if (at && cited[at] === cited[at - 1]) pieces.at(-1).text += letter;
    else pieces.push({ text: letter, cited: cited[at] });
  });
  return pieces.map(({ text: piece, cited: on }) => (on ? element("mark", { textContent: piece }) : piece));
}
