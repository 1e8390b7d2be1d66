// One's own indicators: straight to them where this browser knows the unit, else as soon as one is chosen.

import { onUnit } from "./page.js";
import { keep, recall } from "./memory.js";

const go = (unit) => { if (unit) location.replace(`/units/${encodeURIComponent(unit)}`); };

go(recall("unit"));
onUnit(go);
for (const link of document.querySelectorAll(".units a")) link.addEventListener("click", () => keep("unit", link.textContent));
