// The appearance switch, the only thing that needs this script: as the system has it, light or dark.
// The buttons are hidden in the page and appear here, so that nobody without JavaScript sees dead ones.
(() => {
  const root = document.documentElement;
  const group = document.querySelector(".appearance");
  const remembered = () => { try { return localStorage.getItem("theme") || "system"; } catch { return "system"; } };
  const remember = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* a private window forgets */ } };
  const show = (theme) => {
    if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
    for (const button of group ? group.querySelectorAll("button") : []) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
  };
  show(remembered());
  if (!group) return;
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) { remember(button.value); show(button.value); }
  });
})();
