// Talking to the service: who one is, questions to it, and changes with the token that only our pages know.

/** A refusal with the sentence that the service gives for it. */
export class Refused extends Error {
  constructor(message, code, status) {
    super(message);
    this.name = "Refused";
    Object.assign(this, { code, status });
  }
}

const BROKEN = "系统出错了，请稍后再试。";
let asked = null;

/** Who this browser is: {name, role, unit, via, csrf}; `role` is null where one must log in first. */
export function whoami() {
  asked ??= fetch("/api/session").then((response) => (response.ok ? response.json() : null)).catch(() => null)
    .then((found) => found ?? { name: "", role: null, unit: null, via: "unknown", csrf: null });
  return asked;
}

/** A request as ours; `body` becomes JSON. Throws Refused, or a TypeError where the service is not reached. */
export async function call(path, { method = "GET", body, signal, headers = {} } = {}) {
  const sent = { method, signal, headers: { ...headers } };
  if (body !== undefined) {
    sent.headers["content-type"] = "application/json";
    sent.body = JSON.stringify(body);
  }
  if (method !== "GET") {
    const { csrf } = await whoami();
    if (csrf) sent.headers["x-csrf-token"] = csrf;
  }
  return accepted(await fetch(path, sent));
}

/** The response, if it is no refusal; throws Refused with what the service says of it. */
export async function accepted(response) {
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  throw new Refused(said?.error?.message ?? BROKEN, said?.error?.code ?? "", response.status);
}

/** What a route says, as a value. */
export async function read(path) {
  return (await call(path)).json();
}

/** The same; `null` where there is no answer, for what a page can do without. */
export function readOrNull(path) {
  return read(path).catch(() => null);
}

/** The page that logs in and then comes back here. */
export function loginAddress() {
  return `/login?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
}
