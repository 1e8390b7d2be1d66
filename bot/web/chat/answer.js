// An answer as elements. Texts are only ever set as text, never as markup.

/** Create an element with properties and children. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** An answer in the making: filled by events, drawn anew from the whole answer when it is done. */
export class AnswerCard {
  constructor(actions) {
    this.actions = actions;
    this.node = element("article", { className: "answer" });
    this.answer = { sentences: [], items: [], citations: [], notices: [], order: "", suggestions: [], parts: [] };
  }

  take(name, data) {
    if (name === "done") this.answer = data;
    else if (name === "sentence") { this.answer.sentences.push(data); this.answer.order += "s"; }
    else if (name === "item") { this.answer.items.push(data); this.answer.order += "i"; }
    else if (name === "citation") this.answer.citations.push(data);
    else if (name === "notice") this.answer.notices.push(data);
    this.draw(name === "done");
  }

  draw(whole) {
    const { parts, understood_as: understood } = this.answer;
    const read = parts.length || !understood ? null
      : element("p", { className: "soft understood", textContent: `理解为：${understood}` });
    const shown = parts.length ? parts.map((part, n) => this.part(part, n + 1)) : [read, ...this.body(this.answer)];
    this.node.replaceChildren(...shown.filter(Boolean));
    if (parts.length) this.node.append(...[noticeBox(this.answer.notices.filter(({ kind }) => kind === "more_questions"))].filter(Boolean));
    if (!whole) return;
    this.node.classList.toggle("refused", this.answer.status === "refused");
    this.node.append(...[this.suggestions(), this.tools()].filter(Boolean));
  }

  /** One of several questions with its answer. */
  part(answer, number) {
    const heading = element("p", { className: "part", textContent: `${number}. ${answer.understood_as}` });
    const node = element("section", {}, heading, ...this.body(answer));
    node.classList.toggle("refused", answer.status === "refused");
    return node;
  }

  body(answer) {
    const sources = sourceList(answer.citations);
    const open = (mark) => {
      const quoted = sources?.querySelector(`[data-mark="${mark}"]`);
      if (!quoted) return;
      sources.open = true;
      quoted.focus();
    };
    return [...lines(answer, open), noticeBox(answer.notices), sources].filter(Boolean);
  }

  suggestions() {
    if (!this.answer.suggestions.length) return null;
    const chips = this.answer.suggestions.map((text) =>
      element("button", { type: "button", className: "chip", textContent: text, onclick: () => this.actions.ask(text) }));
    const later = this.answer.notices.some(({ kind }) => kind === "more_questions");
    const label = this.answer.status === "clarify" ? "请选一个" : later ? "还没有答" : "您问的也可能是";
    return element("div", { className: "chips" }, element("span", { className: "soft", textContent: label }), ...chips);
  }

  tools() {
    const copy = element("button", { type: "button", className: "quiet", textContent: "复制" });
    copy.onclick = async () => {
      await navigator.clipboard?.writeText(plainText(this.answer));
      copy.textContent = "已复制";
    };
    if (this.answer.status === "chat") return null;
    const said = element("span", { className: "soft", role: "status" });
    const verdict = (text, value) => element("button", {
      type: "button", className: "quiet", textContent: text,
      onclick: async () => {
        const done = await this.actions.judge(this.answer.id, value);
        said.textContent = done ? "谢谢反馈" : "没有送到，请再点一次";
      },
    });
    return element("div", { className: "tools" }, copy, verdict("有用", "useful"), verdict("没用", "useless"), said);
  }
}

/** Sentences as paragraphs, the items between them as lists with boxes to tick. */
function lines(answer, open) {
  const sentences = [...answer.sentences];
  const items = [...answer.items];
  const nodes = [];
  let list = null;
  for (const kind of answer.order) {
    const line = kind === "i" ? items.shift() : sentences.shift();
    const marks = line.citations.map((mark) => markButton(mark, open));
    if (kind === "s") {
      list = null;
      const heading = nodes.length === 0 && answer.items.length + answer.sentences.length > 1 && /^指标\S+　/.test(line.text);
      nodes.push(element("p", { className: heading ? "lead" : "" }, line.text, ...marks));
      continue;
    }
    if (!list) nodes.push((list = element("ul", { className: "items" })));
    list.append(element("li", {}, element("label", {}, element("input", { type: "checkbox" }), element("span", { textContent: line.text })), ...marks));
  }
  return nodes;
}

function markButton(mark, open) {
  const button = element("button", { type: "button", className: "mark", textContent: mark, onclick: () => open(mark) });
  button.setAttribute("aria-label", `出处${mark}`);
  return button;
}

/** One notice at a time; a button shows the next. */
function noticeBox(notices) {
  if (!notices.length) return null;
  let at = 0;
  const text = element("span", { textContent: notices[0].text });
  const next = element("button", { type: "button", className: "quiet", hidden: notices.length < 2 });
  const label = () => { next.textContent = `下一条（${at + 1}/${notices.length}）`; };
  next.onclick = () => { at = (at + 1) % notices.length; text.textContent = notices[at].text; label(); };
  label();
  return element("p", { className: "notice" }, text, next);
}

/** The quotations, folded under the names of their documents. */
function sourceList(citations) {
  if (!citations.length) return null;
  const titles = [...new Set(citations.map((citation) => `《${citation.document.title}》`))];
  const quotes = citations.map((citation) => {
    const link = element("a", { href: placeOf(citation), target: "_blank", rel: "noopener", textContent: "看原文" });
    const where = element("p", { className: "where" }, `［${citation.mark}］${whereOf(citation)}　`, link);
    const quoted = element("li", { tabIndex: -1 }, where, element("blockquote", { textContent: citation.quote || "（此格为空）" }));
    quoted.dataset.mark = citation.mark;
    return quoted;
  });
  return element("details", { className: "sources" },
    element("summary", { textContent: `依据：${titles.join("、")}` }), element("ol", {}, ...quotes));
}

const STATUS = { superseded: "旧版", draft: "征求意见稿", repealed: "已废止", upcoming: "尚未施行" };

function whereOf(citation) {
  const { document: from, locator, path } = citation;
  const status = STATUS[from.status] ? `（${STATUS[from.status]}）` : "";
  return [
    `《${from.title}》${status}`, path.at(-1), locator.page && `第${locator.page}页`,
    [locator.sheet, locator.cell].filter(Boolean).join(" "),
  ].filter(Boolean).join("　");
}

/** The page of the document at the very cell, where the quotation stands in one. */
function placeOf(citation) {
  const { locator } = citation;
  if (locator.cell) return `${citation.url}-${locator.cell}`;
  return locator.row && locator.table ? `${citation.url}-row-${locator.row}` : citation.url;
}

function plainText(answer) {
  const sources = [...new Set(answer.citations.map((c) => `《${c.document.title}》`))];
  return answer.text + (sources.length ? `\n依据：${sources.join("、")}` : "");
}
