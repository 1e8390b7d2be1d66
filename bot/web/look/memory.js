// What this browser remembers under a name; where it may remember nothing, for this visit only.

const visit = new Map();

/** The text kept under a name, or `null`. */
export function recall(name) {
  try { return localStorage.getItem(`fawen.${name}`) ?? visit.get(name) ?? null; } catch { return visit.get(name) ?? null; }
}

/** Keep a text under a name; `null` or "" forgets it. */
export function keep(name, text) {
  visit.delete(name);
  try {
    if (text) localStorage.setItem(`fawen.${name}`, text);
    else localStorage.removeItem(`fawen.${name}`);
  } catch {
    if (text) visit.set(name, text);
  }
}

/** A value kept as JSON; `otherwise` where there is none, or none that can be read. */
export function recallValue(name, otherwise) {
  try { return JSON.parse(recall(name)) ?? otherwise; } catch { return otherwise; }
}

/** Keep a value as JSON. */
export function keepValue(name, value) {
  keep(name, JSON.stringify(value));
}
