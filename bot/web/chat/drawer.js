// A dialog at the side of the page, on a phone from below: beside the page where there is room for both.

import { button, element } from "./elements.js";

const ROOM = matchMedia("(min-width: 1200px)");

/** A drawer with a heading; `show(title, ...children)` opens it, and closing gives the focus back. */
export class Drawer {
  constructor(name) {
    this.heading = element("h2", { tabIndex: -1, id: `${name}-heading` });
    this.body = element("div", { className: "body" });
    const close = button("×", () => this.close(), "quiet close", { aria: { label: "关闭" } });
    const head = element("div", { className: "head" }, this.heading, close);
    this.node = element("dialog", { className: `drawer ${name}`, aria: { labelledby: this.heading.id } }, head, this.body);
    this.node.addEventListener("close", () => this.closed());
    this.node.addEventListener("click", (event) => { if (event.target === this.node) this.close(); });
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.close();
    });
    document.body.append(this.node);
  }

  /** Open beside the page (`beside`), or above it. */
  show(title, opener, { beside = false } = {}) {
    this.opener?.setAttribute("aria-expanded", "false");
    this.opener = opener;
    opener?.setAttribute("aria-expanded", "true");
    this.heading.textContent = title;
    const modal = !(beside && ROOM.matches);
    document.body.classList.toggle("beside", !modal);
    if (!this.node.open) this.node[modal ? "showModal" : "show"]();
    this.body.scrollTop = 0;
    this.heading.focus();
  }

  fill(...children) {
    this.body.replaceChildren(...children.flat().filter(Boolean));
  }

  close() {
    this.node.close();
  }

  closed() {
    document.body.classList.remove("beside");
    this.opener?.setAttribute("aria-expanded", "false");
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.opener = null;
  }
}
