// Copying a text. Over plain http, as inside an office, browsers have no navigator.clipboard.

import { element } from "./elements.js";

/** Whether the text was copied. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

function byHand(text) {
  const focused = document.activeElement;
  const area = element("textarea", { value: text, className: "unseen", readOnly: true });
  (focused?.closest("dialog") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  return done;
}
