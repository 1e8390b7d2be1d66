// Whether the service is reached: says so when it is not, looks again, and lets what failed be sent once more.

const EVERY = 3000;
const bar = document.getElementById("offline");
let timer = 0;
let retry = null;

/** The service could not be reached; `again` is called once it can be. */
export function lost(again = null) {
  retry = again ?? retry;
  bar.textContent = "网络断开，正在重新连接…";
  bar.hidden = false;
  timer ||= setTimeout(look, EVERY);
}

/** Forget what was to be sent again: somebody asked something else. */
export function settled() {
  retry = null;
}

async function look() {
  clearTimeout(timer);
  timer = 0;
  const there = await fetch("/healthz", { cache: "no-store" }).then((response) => response.ok).catch(() => false);
  if (!there) return lost();
  bar.textContent = "网络已恢复";
  setTimeout(() => { if (!timer) bar.hidden = true; }, EVERY);
  const again = retry;
  retry = null;
  again?.();
}

addEventListener("offline", () => lost());
addEventListener("online", look);
if (!navigator.onLine) lost();
