// The widget: one custom element with an open shadow root; its style sheets are those of our pages.

import { button, element } from "./elements.js";
import { Conversation } from "./conversation.js";

const SHEETS = ["tokens.css", "page.css", "answer.css", "widget.css"];
const DARK = matchMedia("(prefers-color-scheme: dark)");
let sheets = null;
let count = 0;

/** Put a widget on the page: `given` are its attributes, `origin` is where the service answers. */
export function mount(given, origin) {
  const widget = document.createElement("fawen-widget");
  widget.begin(given, origin);
  const place = given.inline && document.querySelector(given.inline);
  (place || document.body).append(widget);
}

class FawenWidget extends HTMLElement {
  begin(given, origin) {
    this.given = { title: "法问", placeholder: "请输入问题，回车发送", ...given };
    this.origin = origin;
  }

  async connectedCallback() {
    if (this.shadowRoot || !this.given) return;
    const root = this.attachShadow({ mode: "open" });
    sheets ??= Promise.all(SHEETS.map((name) => sheetOf(this.origin, name)));
    root.adoptedStyleSheets = await sheets;
    this.dress();
    this.build(root);
  }

  /** Theme, size, place and colour as attributes, which the style sheets go by. */
  dress() {
    const { theme, position, color, inline } = this.given;
    const show = () => { this.dataset.theme = theme === "light" || theme === "dark" ? theme : DARK.matches ? "dark" : "light"; };
    show();
    DARK.addEventListener("change", show);
    this.lang = "zh-CN";
    this.dataset.position = position === "left" ? "left" : "right";
    this.toggleAttribute("inline", inline !== undefined);
    const brand = color && CSS.supports("color", color) ? color : "";
    if (!brand) return;
    this.style.setProperty("--brand", brand);
    this.style.color = brand;
    this.style.setProperty("--on-brand", isLight(getComputedStyle(this).color) ? "#000" : "#fff");
    this.style.color = "";
  }

  build(root) {
    const { title, inline, heading = "h2" } = this.given;
    this.panel = element("section", { id: `panel-${(count += 1)}`, className: "panel", role: inline === undefined ? "dialog" : "region", aria: { label: title } });
    this.talk = new Conversation(this.given, this.origin);
    const large = button("大字", () => {
      const on = this.dataset.size !== "large";
      this.dataset.size = on ? "large" : "";
      large.setAttribute("aria-pressed", String(on));
    }, "quiet", { aria: { pressed: "false" } });
    const fresh = button("新对话", () => this.talk.fresh());
    const close = inline === undefined && button("×", () => this.show(false, true), "quiet close", { aria: { label: "关闭" } });
    const head = element("header", {}, element(heading, { textContent: title }), large, fresh, close);
    this.panel.append(head, this.talk.log, this.talk.form);
    root.append(this.panel);
    if (inline !== undefined) return;
    this.toggle = button(title, () => this.show(this.panel.hidden, true), "toggle", { aria: { controls: this.panel.id } });
    root.append(this.toggle);
    this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.show(false, true); });
    this.show("open" in this.given);
  }

  show(open, focus = false) {
    this.panel.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (focus) (open ? this.talk.box : this.toggle).focus();
  }
}

/** A sheet of our pages, made to fit a shadow root: the root is the host, and its size is not the site's. */
async function sheetOf(origin, name) {
  const text = await (await fetch(`${origin}/assets/${name}`, { credentials: "omit" })).text();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.replace(/:root(\[[^\]]+\])?/g, (_, state) => (state ? `:host(${state})` : ":host"))
    .replace(/(\d*\.?\d+)rem\b/g, "calc($1 * var(--unit))"));
  return sheet;
}

/** Whether black is read better than white on a colour, given as rgb(…). */
function isLight(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}

if (!customElements.get("fawen-widget")) customElements.define("fawen-widget", FawenWidget);
