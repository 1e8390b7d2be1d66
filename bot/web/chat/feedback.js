// 有用 or 没用; what was wrong may be said, and goes along with the second word.

import { button, element } from "./elements.js";
import { call } from "./service.js";

const REASONS = ["漏了内容", "答错了", "不是我问的", "出处不对", "用了旧版"];

/** The two buttons; 没用 opens the question why below the tools. */
export function verdictNodes(answer, tell) {
  const buttons = {};
  const give = async (verdict, reason) => {
    try {
      await call("/api/feedback", { method: "POST", body: { answer: answer.id, verdict, reason: reason || null } });
      for (const [name, one] of Object.entries(buttons)) one.setAttribute("aria-pressed", String(name === verdict));
      return true;
    } catch (error) {
      tell(error.name === "Refused" ? error.message : "没有送到，请再点一次");
      return false;
    }
  };
  buttons.useful = button("有用", async () => {
    if (!(await give("useful"))) return;
    closeReasons(buttons.useless);
    tell("谢谢反馈");
  }, "quiet", { aria: { pressed: "false" } });
  buttons.useless = button("没用", async () => {
    if (!(await give("useless"))) return;
    tell("");
    openReasons(buttons.useless, give, tell);
  }, "quiet", { aria: { pressed: "false" } });
  return [buttons.useful, buttons.useless];
}

function closeReasons(opener) {
  opener.closest(".tools").nextElementSibling?.matches(".reasons") && opener.closest(".tools").nextElementSibling.remove();
}

function openReasons(opener, give, tell) {
  closeReasons(opener);
  const choices = REASONS.map((text) => element("label", {}, element("input", { type: "checkbox", value: text }), text));
  const words = element("input", { className: "field", maxLength: 500, placeholder: "也可以写一句（选填）", aria: { label: "哪里不对" } });
  const form = element("form", { className: "reasons" }, element("fieldset", {}, element("legend", { textContent: "哪里不对？" }), ...choices),
    words, element("button", { className: "button", textContent: "提交" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const ticked = [...form.querySelectorAll("input:checked")].map((input) => input.value);
    if (!(await give("useless", [...ticked, words.value.trim()].filter(Boolean).join("；")))) return;
    form.remove();
    tell("谢谢，已记下");
    opener.focus();
  });
  opener.closest(".tools").after(form);
  form.querySelector("input").focus();
}
