// 问人工: hand a question to the helpdesk, with what was answered. Offered where the service has one.

import { Drawer } from "./drawer.js";
import { element } from "./elements.js";
import { call } from "./service.js";
import { rememberTicket } from "./tickets.js";

let drawer = null;

/** Whether this service takes questions for people. */
export const personAsked = () => "tickets" in document.body.dataset;

/** Open the form for one answer. */
export function askPerson(answer, question, opener) {
  drawer ??= new Drawer("person");
  const asked = element("textarea", { className: "field", rows: 3, maxLength: 2000, required: true, value: question });
  const note = element("textarea", { className: "field", rows: 3, maxLength: 1000, placeholder: "缺什么、急不急，选填" });
  const contact = element("input", { className: "field", maxLength: 100, placeholder: "姓名、电话，选填", autocomplete: "on" });
  const failure = element("p", { className: "failure", role: "alert" });
  const send = element("button", { className: "button main", textContent: "提交" });
  const form = element("form", { className: "stacked" }, labelled("问题", asked), labelled("补充说明", note), labelled("怎么联系您", contact), failure, send);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const body = { question: asked.value.trim(), answer: answer.id, conversation: answer.conversation ?? undefined, note: note.value.trim() || undefined, contact: contact.value.trim() || undefined };
    try {
      const opened = await (await call("/api/tickets", { method: "POST", body })).json();
      await rememberTicket(opened);
      drawer.fill(element("p", { role: "status", textContent: `已转人工，编号 ${opened.number}。答复会出现在“历史”里。` }));
      drawer.heading.focus();
    } catch (error) {
      failure.textContent = error.name === "Refused" ? error.message : "没有送到，请检查网络后再提交。";
      send.disabled = false;
    }
  });
  drawer.show("问人工", opener);
  drawer.fill(form);
  note.focus();
}

function labelled(text, field) {
  return element("label", {}, element("span", { textContent: text }), field);
}
