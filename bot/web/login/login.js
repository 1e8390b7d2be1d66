// Logging in, and going on to where one came from.

import { call } from "./service.js";

const at = (id) => document.getElementById(id);

/** The page of ours to go on to; another site's address is not taken. */
function goal() {
  try {
    const wanted = new URL(new URLSearchParams(location.search).get("to") || "/", location.origin);
    if (wanted.origin === location.origin && wanted.pathname !== "/login") return wanted.href;
  } catch { /* no address at all */ }
  return "/";
}

at("login").addEventListener("submit", async (event) => {
  event.preventDefault();
  at("failure").textContent = "";
  at("enter").disabled = true;
  try {
    await call("/api/session", { method: "POST", body: { name: at("name").value.trim(), password: at("password").value } });
    location.replace(goal());
  } catch (error) {
    at("failure").textContent = error.name === "Refused" ? error.message : "连不上服务，请检查网络后再试。";
    at("enter").disabled = false;
    at("password").select();
  }
});
// Signing in elsewhere is offered where it is set up; without an answer the password still works.
try {
  const { oidc } = await (await call("/api/session/ways")).json();
  if (oidc) {
    at("provider").href = oidc;
    at("elsewhere").hidden = false;
  }
} catch { /* the password remains */ }
at("name").focus();
