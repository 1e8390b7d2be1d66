// 法问 on another site: a script tag with the address of widget.js and, say, data-title="问政策" async.
// One custom element in an open shadow root. Attributes: data-title, data-placeholder, data-unit,
// data-color, data-position (left or right), data-open. The host page's policy must allow this origin in
// script-src and connect-src, and the service must list the host page's origin in FAWEN_WIDGET_ORIGINS.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || customElements.get("fawen-widget")) return;
  const origin = new URL(script.src).origin;
  const given = { title: "法问", placeholder: "请输入问题，回车发送", ...script.dataset };

  const STYLE = `
    :host { all: initial; --accent: #1f5fa8; --ground: #fff; --ink: #1c2430; --soft: #5a6573; --line: #dde2e8; --tint: #e8f0fa;
      position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px; color: var(--ink);
      font: 15px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    :host([position="left"]) { inset-inline: 20px auto; }
    @media (prefers-color-scheme: dark) { :host { --ground: #1a2029; --ink: #e4e8ee; --soft: #9aa6b4; --line: #3a4450; --tint: #24354c; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, textarea { font: inherit; color: inherit; }
    button { cursor: pointer; border: 0; background: none; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .toggle { min-width: 56px; height: 48px; padding: 0 18px; border-radius: 24px; background: var(--accent); color: #fff; box-shadow: 0 3px 14px #0004; }
    .panel { position: absolute; inset-block-end: 60px; inset-inline-end: 0; width: min(400px, calc(100vw - 40px)); height: min(600px, calc(100vh - 110px));
      display: flex; flex-direction: column; background: var(--ground); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 8px 32px #0003; overflow: hidden; }
    :host([position="left"]) .panel { inset-inline: 0 auto; }
    header { display: flex; justify-content: space-between; align-items: center; padding: 4px 4px 4px 16px; border-block-end: 1px solid var(--line); font-weight: 600; }
    header button { width: 44px; height: 44px; font-size: 20px; }
    .log { flex: 1; overflow-y: auto; padding: 12px 16px; overflow-wrap: anywhere; }
    .asked { width: fit-content; max-width: 88%; margin: 8px 0 8px auto; padding: 6px 12px; background: var(--tint); border-radius: 12px 12px 4px 12px; white-space: pre-wrap; }
    p { margin: 0 0 6px; white-space: pre-line; }
    ul { margin: 0 0 6px; padding-inline-start: 1.3em; list-style: "□ "; }
    .notice { padding: 6px 10px; background: #fdf1dc; color: #6d4300; border-radius: 8px; }
    .from { font-size: 13px; color: var(--soft); }
    .from a { color: inherit; }
    .understood { font-size: 13px; color: var(--soft); }
    .part { font-weight: 600; }
    .choice { display: block; min-height: 40px; margin: 4px 0; padding: 4px 12px; text-align: start; color: var(--accent); border: 1px solid var(--line); border-radius: 20px; }
    form { display: flex; gap: 8px; align-items: flex-end; padding: 10px; border-block-start: 1px solid var(--line); }
    textarea { flex: 1; min-width: 0; height: 44px; padding: 9px 12px; resize: none; background: var(--ground); border: 1px solid var(--line); border-radius: 10px; }
    form button { height: 44px; padding: 0 14px; border-radius: 10px; background: var(--accent); color: #fff; }`;

  function make(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  async function* serverSent(body) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const name = /^event: ?(.*)$/m.exec(block)?.[1];
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (name && data) yield { name, data: JSON.parse(data) };
      }
      if (done) return;
    }
  }

  class FawenWidget extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      if (given.color && CSS.supports("color", given.color)) this.style.setProperty("--accent", given.color);
      if (given.position === "left") this.setAttribute("position", "left");
      this.build(root);
      this.show("open" in given);
    }

    build(root) {
      this.toggle = make("button", { type: "button", className: "toggle", textContent: given.title });
      this.toggle.setAttribute("aria-controls", "panel");
      this.panel = make("section", { id: "panel", className: "panel" });
      this.panel.setAttribute("role", "dialog");
      this.panel.setAttribute("aria-label", given.title);
      const close = make("button", { type: "button", textContent: "×" });
      close.setAttribute("aria-label", "关闭");
      this.log = make("div", { className: "log" });
      this.log.setAttribute("role", "log");
      this.log.setAttribute("aria-live", "polite");
      this.box = make("textarea", { rows: 1, maxLength: 2000, placeholder: given.placeholder });
      this.box.setAttribute("aria-label", "问题");
      this.send = make("button", { type: "submit", textContent: "发送" });
      const form = make("form", {}, this.box, this.send);
      this.panel.append(make("header", {}, make("span", { textContent: given.title }), close), this.log, form);
      root.append(this.panel, this.toggle);
      this.toggle.addEventListener("click", () => this.show(this.panel.hidden, true));
      close.addEventListener("click", () => this.show(false, true));
      this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.show(false, true); });
      this.box.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        form.requestSubmit();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (this.asking) return this.asking.abort();
        this.ask(this.box.value.trim());
      });
    }

    show(open, focus = false) {
      this.panel.hidden = !open;
      this.toggle.setAttribute("aria-expanded", String(open));
      if (focus) (open ? this.box : this.toggle).focus();
    }

    async ask(question) {
      if (!question) return;
      this.box.value = "";
      this.asking = new AbortController();
      this.send.textContent = "停止";
      this.log.setAttribute("aria-busy", "true");
      const answer = make("div", { className: "answer" }, make("p", { className: "from", textContent: "正在查找…" }));
      this.log.append(make("p", { className: "asked", textContent: question }), answer);
      this.log.scrollTop = this.log.scrollHeight;
      try {
        await this.stream(question, answer);
      } catch (error) {
        const text = error.name === "AbortError" ? "已停止。" : error.said ?? "连不上服务，请稍后再试。";
        answer.append(make("p", { className: "notice", textContent: text }));
      } finally {
        answer.querySelector(".from:first-child")?.remove();
        this.asking = null;
        this.send.textContent = "发送";
        this.log.setAttribute("aria-busy", "false");
      }
    }

    async stream(question, answer) {
      const response = await fetch(`${origin}/api/ask/stream`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ question, unit: given.unit || null, conversation: this.conversation ?? null }),
        signal: this.asking.signal,
        credentials: "omit",
      });
      if (!response.ok) {
        const body = await response.json().catch(() => null);
        throw Object.assign(new Error("refused"), { said: body?.error?.message });
      }
      let list = null;
      const cited = [];
      for await (const { name, data } of serverSent(response.body)) {
        if (name === "citation") { cited.push(data); continue; }
        answer.querySelector(".from:first-child")?.remove();
        if (name === "item") {
          if (!list) answer.append((list = make("ul")));
          list.append(make("li", { textContent: data.text }));
          continue;
        }
        list = null;
        if (name === "sentence") answer.append(make("p", { textContent: data.text }));
        else if (name === "notice") answer.append(make("p", { className: "notice", textContent: data.text }));
        else if (name === "done") {
          this.conversation = data.conversation;
          if (data.parts.length) answer.replaceChildren(...data.parts.flatMap(partOf), ...laterOf(data));
          else if (data.understood_as) answer.prepend(make("p", { className: "understood", textContent: `理解为：${data.understood_as}` }));
          answer.append(...sources(cited), ...this.choices(data.suggestions));
        }
      }
      answer.previousSibling.scrollIntoView({ block: "start" });
    }

    /** What else may be asked, a button each. */
    choices(texts) {
      return texts.map((text) => {
        const button = make("button", { type: "button", className: "choice", textContent: text });
        button.addEventListener("click", () => { if (!this.asking) this.ask(text); });
        return button;
      });
    }
  }

  /** One of several questions with its answer. */
  function partOf(part, index) {
    const [sentences, items, nodes] = [[...part.sentences], [...part.items], []];
    let list = null;
    for (const kind of part.order) {
      if (kind === "s") { list = null; nodes.push(make("p", { textContent: sentences.shift().text })); continue; }
      if (!list) nodes.push((list = make("ul")));
      list.append(make("li", { textContent: items.shift().text }));
    }
    const notices = part.notices.map(({ text }) => make("p", { className: "notice", textContent: text }));
    return [make("p", { className: "part", textContent: `${index + 1}. ${part.understood_as}` }), ...nodes, ...notices];
  }

  /** That more was asked than is answered at once. */
  function laterOf({ notices }) {
    return notices.filter(({ kind }) => kind === "more_questions").map(({ text }) => make("p", { className: "notice", textContent: text }));
  }

  /** One link for each document that the answer rests on. */
  function sources(cited) {
    const first = new Map();
    for (const citation of cited) if (!first.has(citation.document.id)) first.set(citation.document.id, citation);
    if (!first.size) return [];
    const links = [...first.values()].flatMap((citation, index) => [
      index ? "、" : "",
      make("a", { href: new URL(citation.url, origin).href, target: "_blank", rel: "noopener noreferrer", textContent: `《${citation.document.title}》` }),
    ]);
    return [make("p", { className: "from" }, "依据：", ...links)];
  }

  customElements.define("fawen-widget", FawenWidget);
  const mount = () => document.body.append(document.createElement("fawen-widget"));
  if (document.body) mount();
  else document.addEventListener("DOMContentLoaded", mount);
})();
