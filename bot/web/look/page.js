// The header of every page: theme, 大字版, the unit that is remembered, who is logged in.

import { button, element } from "./elements.js";
import { keep, recall } from "./memory.js";
import { call, loginAddress, readOrNull, whoami } from "./service.js";

const root = document.documentElement;
const at = (id) => document.getElementById(id);

/** The unit chosen on this browser, or "". */
export const unit = () => at("unit")?.value || recall("unit") || "";

/** Call back when another unit is chosen. */
export function onUnit(act) {
  at("unit")?.addEventListener("change", () => act(unit()));
}

/** Whether the unit picker has its units; resolves to their names. */
export const units = offerUnits();

async function offerUnits() {
  const select = at("unit");
  if (!select) return [];
  const names = (await readOrNull("/api/units"))?.units ?? [];
  const { unit: own } = await whoami();
  const wanted = recall("unit") ?? own ?? "";
  if (wanted && !names.includes(wanted) && own === wanted) names.unshift(wanted);
  select.append(...names.map((name) => element("option", { value: name, textContent: name })));
  if (names.includes(wanted)) select.value = wanted;
  select.addEventListener("change", () => keep("unit", select.value));
  return names;
}

function offerSizes() {
  const large = at("large");
  const show = () => {
    large.setAttribute("aria-pressed", String(root.dataset.size === "large"));
  };
  large.addEventListener("click", () => {
    root.dataset.size = root.dataset.size === "large" ? "" : "large";
    keep("size", root.dataset.size);
    show();
  });
  show();
}

function offerThemes() {
  for (const choice of document.querySelectorAll("input[name=theme]")) {
    choice.checked = choice.value === root.dataset.chosen;
    choice.addEventListener("change", () => {
      root.dataset.chosen = choice.value;
      keep("theme", choice.value);
    });
  }
}

/** A menu closes by Esc, by a click beside it, and when the focus leaves it. */
export function closing(menu) {
  const close = (back) => {
    if (!menu.open) return;
    menu.open = false;
    if (back) menu.querySelector("summary").focus();
  };
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
  menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(); });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
}

async function showWho() {
  const { name, role, via } = await whoami();
  if (via === "unknown") return;
  const out = button("退出", async () => {
    await call("/api/session", { method: "DELETE" }).catch(() => null);
    location.assign("/login");
  });
  const who = role && name ? [element("span", { textContent: name }), out]
    : [element("span", { className: "soft", textContent: "未登录" }), element("a", { className: "quiet", href: loginAddress(), textContent: "登录" })];
  at("who").replaceChildren(...who);
}

offerSizes();
offerThemes();
document.querySelectorAll("details.menu").forEach(closing);
showWho();
