// Which items of an answer somebody has ticked, kept on this browser for the latest answers.

import { keepValue, recallValue } from "./memory.js";

const MOST = 60;

/** The ticks of one answer; before it has an id they are kept for the moment only. */
export class Ticks {
  constructor(onChange = () => {}) {
    this.ticked = new Set();
    this.onChange = onChange;
  }

  /** The answer is whole: from now on its ticks are remembered. */
  name(id) {
    this.id = id;
    for (const at of recallValue("ticks", {})[id] ?? []) this.ticked.add(at);
    this.keep();
  }

  has(at) {
    return this.ticked.has(at);
  }

  get count() {
    return this.ticked.size;
  }

  set(at, on) {
    if (on) this.ticked.add(at);
    else this.ticked.delete(at);
    this.keep();
    this.onChange();
  }

  keep() {
    if (!this.id) return;
    const { [this.id]: _, ...others } = recallValue("ticks", {});
    const entries = Object.entries(others).slice(-MOST + 1);
    if (this.ticked.size) entries.push([this.id, [...this.ticked]]);
    keepValue("ticks", Object.fromEntries(entries));
  }
}
