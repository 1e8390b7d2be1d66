// 法问 on another site: a script tag with the address of this file and, say, data-title="问政策" async.
//
// Attributes: data-title, data-placeholder, data-unit, data-key (a key bound to the site), data-color,
// data-position (left or right), data-theme (light or dark; else as the reader's system), data-open,
// data-inline (a selector: the widget then stands inside that element). The policy of the site must allow
// this origin in script-src and connect-src; the service must know the site by FAWEN_WIDGET_ORIGINS or a key.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script) return;
  const given = { ...script.dataset };
  const { origin } = new URL(script.src);
  const ready = new Promise((resolve) => {
    if (document.body) resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });
  Promise.all([import(`${origin}/assets/element.js`), ready]).then(([{ mount }]) => mount(given, origin));
})();
