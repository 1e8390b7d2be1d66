// Elements made by hand. Texts are only ever set as text, never as markup.

/** An element with properties and children; `null`, `undefined` and `false` among these are left out. */
export function element(tag, properties = {}, ...children) {
  const { aria = {}, data = {}, role, ...plain } = properties;
  const made = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, String(value));
  if (role) made.setAttribute("role", role);
  Object.assign(made.dataset, data);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A button that is no submit button. */
export function button(text, act, className = "quiet", properties = {}) {
  const made = element("button", { type: "button", className, textContent: text, ...properties });
  made.addEventListener("click", act);
  return made;
}
