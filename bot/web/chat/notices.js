// What a reader must know beside an answer: one notice at a time, the others folded below it.

import { element } from "./elements.js";

/** The first notice in sight, the others behind their number. What the answer itself says comes last. */
export function noticeNodes(notices, text) {
  if (!notices.length) return [];
  const said = (notice) => notice.kind === "amended" && text.includes(/^《[^》]+》/.exec(notice.text)?.[0] ?? "\0");
  const known = notices.filter(said);
  const [first, ...others] = [...notices.filter((notice) => !said(notice)), ...(known.length < notices.length ? known : [])];
  if (!first) return [folded(known, `改动的原文（${known.length}处）`)];
  const shown = element("p", { className: "notice", role: "note", textContent: first.text });
  return others.length ? [shown, folded(others, `另有${others.length}条提示`)] : [shown];
}

function folded(notices, label) {
  const texts = notices.map(({ text }) => element("p", { className: "notice", textContent: text }));
  return element("details", { className: "notices" }, element("summary", { textContent: label }), ...texts);
}
