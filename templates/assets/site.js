// What needs this script: the appearance switch (as the system has it, light or dark) and copy buttons.
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

  // Each copies what stands before it. Over plain http there is no clipboard: then the words are there to select.
  function offerCopies() {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("button.copy")) {
      const { textContent: before } = button;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(button.previousElementSibling.textContent);
        } catch { return; }
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 4000);
      });
      button.setAttribute("aria-live", "polite");
      button.hidden = false;
    }
  }

  function start() {
    offer();
    offerCopies();
  }

  apply(remembered());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
