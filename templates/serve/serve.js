// Reloads the page when the files change, and lays what is at fault over it until it is mended.
(() => {
  const preview = document.querySelector(".preview");
  const find = (part) => preview.querySelector(`.preview-${part}`);
  const [panel, fold, count, lost] = ["findings", "fold", "count", "lost"].map(find);
  const remember = (key, value) => { try { sessionStorage.setItem(`preview-${key}`, value); } catch { /* it forgets */ } };
  const remembered = (key) => { try { return sessionStorage.getItem(`preview-${key}`); } catch { return null; } };

  // --- the place on the page, across reloads
  const [path, top] = (remembered("place") || "").split(" ");
  if (path === location.pathname) scrollTo({ top: Number(top), behavior: "instant" });
  remember("place", "");
  const reload = () => { remember("place", `${location.pathname} ${scrollY}`); location.reload(); };

  // --- findings
  const show = (isFolded) => {
    panel.hidden = isFolded || count.hidden;
    count.setAttribute("aria-expanded", String(!panel.hidden));
  };
  const isFolded = () => remembered("folded") === "yes";
  const setFolded = (folded) => { remember("folded", folded ? "yes" : "no"); show(folded); };
  const element = (name, kind, text) => Object.assign(document.createElement(name), { className: kind, textContent: text });
  const row = ({ place, severity, word, text }) => {
    const item = element("li", `preview-${severity}`, "");
    item.append(element("code", "", place), element("b", "", word), element("p", "", text));
    return item;
  };
  let shown = null;
  const list = ({ version, title, findings }) => {
    shown = version;
    count.hidden = findings.length === 0;
    count.textContent = panel.querySelector("h2").textContent = title;
    panel.querySelector("ul").replaceChildren(...findings.map(row));
    show(isFolded());
  };
  const fetchFindings = () => fetch(`/-/findings.json?lang=${preview.dataset.language}`)
    .then((answer) => answer.ok ? answer.json().then(list) : null)
    .catch(() => { /* the events tell when the preview has ended */ });
  count.addEventListener("click", () => setFolded(!panel.hidden));
  fold.addEventListener("click", () => { setFolded(true); count.focus(); });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") fold.click(); });

  // --- news; a hidden tab does not listen, because a browser allows one server few connections at a time
  let source = null;
  const hear = ({ data }) => {
    const news = JSON.parse(data);
    lost.hidden = true;
    if (news.pages !== preview.dataset.pages) reload();
    else if (news.findings !== shown) fetchFindings();
  };
  const listen = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/-/events");
    source.onmessage = hear;
    source.onerror = ({ target }) => {
      if (target !== source) return;
      lost.hidden = false;
      if (target.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  };
  addEventListener("pagehide", () => { source?.close(); source = null; });
  addEventListener("pageshow", listen);
  document.addEventListener("visibilitychange", listen);
  fetchFindings();
})();
