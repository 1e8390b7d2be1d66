// Runs before the first paint, so that a page is never seen in the wrong theme or size. Not a module: those wait.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = (name) => { try { return localStorage.getItem(`fawen.${name}`); } catch { return null; } };
  const show = () => {
    const theme = root.dataset.chosen;
    root.dataset.theme = theme === "light" || theme === "dark" ? theme : dark.matches ? "dark" : "light";
  };
  root.dataset.chosen = kept("theme") ?? "";
  root.dataset.size = kept("size") === "large" ? "large" : "";
  show();
  dark.addEventListener("change", show);
  new MutationObserver(show).observe(root, { attributeFilter: ["data-chosen"] });
})();
