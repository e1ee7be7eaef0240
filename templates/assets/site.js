// The appearance switch, the only thing that needs this script: as the system has it, light or dark.
// It runs before the page is drawn, so that a remembered theme does not flash; the buttons are hidden
// in the page and appear here, so that nobody without JavaScript sees dead ones.
(() => {
  const root = document.documentElement;

  function remembered() {
    try { return localStorage.getItem("theme") || "system"; } catch { return "system"; }
  }

  function remember(theme) {
    try { localStorage.setItem("theme", theme); } catch { /* a private window forgets */ }
  }

  function apply(theme) {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }

  function offer() {
    const group = document.querySelector(".appearance");
    if (!group) return;
    const press = (theme) => {
      for (const button of group.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button.value === theme));
      }
    };
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      remember(button.value);
      apply(button.value);
      press(button.value);
    });
    press(remembered());
    group.hidden = false;
  }

  apply(remembered());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offer);
  else offer();
})();
