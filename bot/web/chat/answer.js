// An answer as a card: filled by events while it comes, drawn anew from the whole answer when it is done.

import { button, element } from "./elements.js";
import { lineNodes } from "./lines.js";
import { noticeNodes } from "./notices.js";
import { sourceLine, sourcesOf, titleOf } from "./sources.js";
import { Ticks } from "./ticks.js";

const EMPTY = { sentences: [], items: [], citations: [], notices: [], order: "", suggestions: [], parts: [], text: "" };

/**
 * A card. `actions`: ask(text) asks on; open(citations, opener) shows passages; tools(card) gives the
 * elements below a whole answer; `base` is put before addresses of ours.
 */
export class AnswerCard {
  constructor(actions) {
    this.actions = actions;
    this.node = element("article", { className: "answer" });
    this.answer = { ...EMPTY, sentences: [], items: [], citations: [], notices: [] };
    this.ticks = new Ticks(() => this.count());
    this.waiting = 0;
  }

  /** Take an event of the stream; what came is painted with the next frame. */
  take(name, data) {
    if (name === "done") return this.show(data);
    const { answer } = this;
    if (name === "sentence") { answer.sentences.push(data); answer.order += "s"; }
    else if (name === "item") { answer.items.push(data); answer.order += "i"; }
    else if (name === "citation") answer.citations.push(data);
    else if (name === "notice") answer.notices.push(data);
    this.waiting ||= requestAnimationFrame(() => { this.waiting = 0; this.draw(false); });
  }

  /** Show a whole answer. */
  show(answer) {
    cancelAnimationFrame(this.waiting);
    this.answer = answer;
    this.whole = true;
    this.ticks.name(answer.id);
    this.node.id = `answer-${answer.id}`;
    this.draw(true);
  }

  /** What stands here is all there will be: the stream was stopped or broke off. */
  end() {
    cancelAnimationFrame(this.waiting);
    if (!this.whole) this.draw(false);
  }

  draw(whole) {
    const { answer } = this;
    this.sources = sourcesOf(answer.citations);
    const several = answer.parts.length > 0;
    const read = !several && answer.understood_as
      && element("p", { className: "soft small understood", textContent: `理解为：${answer.understood_as}` });
    const body = several ? this.parts(answer) : [read, ...this.body(answer, 0)];
    this.node.classList.toggle("refused", answer.status === "refused");
    this.counted = answer.items.length > 1 && element("p", { className: "soft small counted", hidden: true });
    const end = whole ? [this.counted, this.sourceNode(), this.suggestions(), this.actions.tools?.(this)] : [];
    this.node.replaceChildren(...[...body, ...end].flat().filter(Boolean));
    this.count();
  }

  /** Several questions, each with its answer; items are counted through all of them. */
  parts(answer) {
    let first = 0;
    const nodes = answer.parts.map((part, at) => {
      const heading = element("p", { className: "part", textContent: `${at + 1}. ${part.understood_as}` });
      const node = element("section", { className: part.status === "refused" ? "refused" : "" }, heading, ...this.body(part, first));
      first += part.items.length;
      return node;
    });
    return [...nodes, ...noticeNodes(answer.notices.filter(({ kind }) => kind === "more_questions"), answer.text)];
  }

  body(answer, first) {
    const text = answer.text || answer.sentences.map((line) => line.text).join("\n");
    const lines = answer.order ? answer : { ...answer, order: "s", sentences: [{ text: answer.text, citations: [] }] };
    const shown = lines.order === "s" && !lines.sentences[0].text ? [] : lineNodes(lines, {
      marks: (line) => this.marks(line), ticks: this.ticks, first, base: this.actions.base,
    });
    return [...shown, ...noticeNodes(answer.notices, text)];
  }

  /** A small button for each document that a line rests on; it shows the very places. */
  marks(line) {
    if (!this.actions.open) return [];
    const cited = this.answer.citations.filter(({ mark }) => line.citations.includes(mark));
    return sourcesOf(cited).map(({ document, citations }) => {
      const { number } = this.sources.find((source) => source.document.id === document.id);
      const mark = button(String(number), () => this.actions.open(citations, mark), "mark");
      mark.setAttribute("aria-label", `出处${number}：${titleOf(document)}`);
      return mark;
    });
  }

  /** The documents in one line, each to be opened where it is cited. */
  sourceNode() {
    if (!this.sources.length) return null;
    if (this.actions.sources) return this.actions.sources(this.sources);
    const opened = this.sources.map(({ number, document, citations, place }) => {
      const one = button("", () => this.actions.open(citations, one), "source");
      one.append(element("span", { className: "number", textContent: number }), ` ${titleOf(document)}${place}`);
      return one;
    });
    return element("p", { className: "sources" }, element("span", { className: "soft", textContent: "依据：" }), ...opened);
  }

  suggestions() {
    const { suggestions, notices, status } = this.answer;
    if (!suggestions.length) return null;
    const later = notices.some(({ kind }) => kind === "more_questions");
    const label = status === "clarify" ? "请选一个" : later ? "还没有答" : "您问的也可能是";
    const chips = suggestions.map((text) => button(text, () => this.actions.ask(text), "chip"));
    return element("div", { className: "chips" }, element("span", { className: "soft small", textContent: label }), ...chips);
  }

  count() {
    if (!this.counted) return;
    this.counted.hidden = !this.ticks.count;
    this.counted.textContent = `已勾${this.ticks.count}项，共${this.answer.items.length}项`;
  }

  /** The answer as text to paste, its items with their boxes as they are ticked. */
  get text() {
    let item = 0;
    const boxed = this.answer.text.replace(/^□ /gm, () => (this.ticks.has(item++) ? "☑ " : "□ "));
    return [boxed, sourceLine(this.answer.citations)].filter(Boolean).join("\n");
  }
}
