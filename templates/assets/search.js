// Turns the list of pages into a search. The list itself is made by the build and works without this script;
// here it is narrowed down by titles, and by the texts of indexes: the reader's own, and what all can open.
(() => {
  const search = document.querySelector("[data-indexes]");
  const field = search.querySelector("input");
  const results = search.querySelector("[data-results]");
  const said = search.querySelector("[role=status]");
  const letters = document.querySelector(".letters");

  // --- words as they are compared: ü, ue and u are one, so are ß and ss, é and e; Mentor*innen is one word
  const ALIKE = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i" };
  const folded = (text) => text.toLowerCase().replace(/[ßæœøłđı]/g, (sign) => ALIKE[sign])
    .normalize("NFD").replace(/[\p{M}*_:]/gu, "").replace(/([aou])e/g, "$1");
  const words = (text) => [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[*_:]\p{L}[\p{L}\p{M}]*)*/gu)]
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, folded: folded(word) }));

  // --- all pages, in the order of the list
  const pages = [...letters.querySelectorAll("li")].map((item) => {
    const link = item.querySelector("a");
    const above = item.querySelector("small");
    return { item, href: link.href, title: words(link.textContent), above: words(above ? above.textContent : ""), text: "", words: [] };
  });

  const made = ({ title, title_lang, where }, href) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href, textContent: title });
    if (title_lang !== document.documentElement.lang) link.lang = title_lang;
    item.append(link, ...(where ? [" ", Object.assign(document.createElement("small"), { textContent: where })] : []));
    return { item, href, title: words(title), above: words(where) };
  };
  // The reader's own index comes first: their variant of a page goes before everybody's.
  const take = (indexes) => {
    const known = new Map(pages.map((page) => [page.href, page]));
    for (const found of indexes.flatMap((index) => index.pages)) {
      const { href } = new URL(search.dataset.root + found.address, location.href);
      const page = known.get(href) ?? made(found, href);
      if (!known.has(href)) pages.push(page);
      if (!page.lang) Object.assign(page, { lang: found.lang, text: found.text, words: words(found.text) });
      known.set(href, page);
    }
    show();
  };

  // --- a title counts more than the title above it, and that more than the text
  const begins = (term) => (word) => word.folded.startsWith(term);
  const place = (page, term) => [page.title, page.above, page.words].findIndex((some) => some.some(begins(term)));
  const rank = (page, terms) => {
    const places = terms.map((term) => place(page, term));
    if (places.includes(-1)) return null;
    const first = page.title[0]?.folded.startsWith(terms[0]) ? 0 : 1;
    return 10 * Math.max(...places) + places.reduce((sum, one) => sum + one, 0) + first;
  };
  const matches = (terms) => pages.map((page) => ({ page, rank: rank(page, terms) }))
    .filter((match) => match.rank !== null).sort((a, b) => a.rank - b.rank);

  // --- what is shown: the page's own line, and the words around the first place where it says so
  const excerpt = ({ text, lang, words: all }, terms) => {
    const at = all.findIndex((word) => terms.some((term) => begins(term)(word)));
    if (at < 0) return [];
    const from = all[Math.max(0, at - 8)].start;
    const to = all[Math.min(all.length - 1, at + 14)].end;
    const { start, end } = all[at];
    const quote = Object.assign(document.createElement("p"), { lang });
    const mark = Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) });
    quote.append(from ? "… " : "", text.slice(from, start), mark, text.slice(end, to), to < text.length ? " …" : "");
    return [quote];
  };
  const line = (page, terms) => {
    const item = page.item.cloneNode(true);
    item.append(...excerpt(page, terms));
    return item;
  };

  let announcing;
  const announce = (count) => {
    const { none, one, many } = search.dataset;
    clearTimeout(announcing);
    // Not with every letter: a screen reader would never come to an end.
    announcing = setTimeout(() => { said.textContent = [none, one][count] ?? many.replace("{count}", count); }, 250);
  };

  // The texts come with the first word that somebody looks for: who reads the list does not need them.
  const read = (index) => fetch(index).then((answer) => answer.json());
  let asked;
  const ask = () => {
    asked ??= Promise.all(search.dataset.indexes.split(" ").map(read)).then(take)
      .catch(() => { search.querySelector("[data-titles-only]").hidden = false; });
  };

  const show = () => {
    const terms = words(field.value).map((word) => word.folded);
    if (terms.length) ask();
    const found = terms.length ? matches(terms) : [];
    results.replaceChildren(...found.map(({ page }) => line(page, terms)));
    results.hidden = !terms.length;
    letters.hidden = Boolean(terms.length);
    if (terms.length) announce(found.length);
    else { clearTimeout(announcing); said.textContent = ""; }
  };

  // --- keys
  const links = () => [...(results.hidden ? letters : results).querySelectorAll("a")];
  const move = (event, step) => {
    const all = links();
    const here = all.indexOf(document.activeElement);
    if (here < 0 && document.activeElement !== field) return;
    event.preventDefault();
    (here + step < 0 ? field : all[here + step])?.focus();
  };
  const back = (event) => { event.preventDefault(); field.focus(); field.select(); };
  const press = (event) => {
    const { key, target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "ArrowDown") move(event, 1);
    else if (key === "ArrowUp" && target !== field) move(event, -1);
    else if (key === "Enter" && target === field && !results.hidden) links()[0]?.click();
    else if (key === "/" && target !== field) back(event);
    else if (key === "Escape" && results.contains(target)) back(event);
  };

  search.hidden = false;
  field.addEventListener("input", show);
  document.addEventListener("keydown", press);
  // Coming back to the page, a browser may have kept what was typed.
  addEventListener("pageshow", show);
  if (!location.hash) field.focus();
})();
