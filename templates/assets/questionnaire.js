// Scores the questionnaire and shows what was answered, here in the browser and nowhere else: this script
// sends nothing, and keeps something only when somebody presses "keep". The statements themselves are made
// by the build and can be read without it.

// --- reckoning, in whole hundredths: 29/8 is 3.63, where binary fractions would say 3.62

const meanOf = (values) => {
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.floor((200 * sum + values.length) / (2 * values.length));
};

// Answers are 1 to 5 in the order of the statements, 0 or null where one was skipped. A key such as "-E" turns
// an answer round. The result is in hundredths under the name that is shown, null where too few were answered.
function scoresOf({ key, scales, enough }, answers) {
  return Object.fromEntries(scales.map(([scale, shown]) => {
    const keyed = key.map((one, at) => [one, answers[at]]).filter(([one, answer]) => one.slice(1) === scale && answer)
      .map(([one, answer]) => (one[0] === "-" ? 6 - answer : answer));
    if (keyed.length < enough) return [shown, null];
    return [shown, shown === scale ? meanOf(keyed) : 600 - meanOf(keyed)];
  }));
}

function areAllTheSame(answers) {
  const given = answers.filter(Boolean);
  return given.length > 1 && new Set(given).size === 1;
}

// Which of left, middle and right the band reaches into.
function reachOf(score, band, [low, high]) {
  return { left: score - band < low, middle: score + band >= low && score - band <= high, right: score + band > high };
}

// Both ends are told as well where the band lies over the middle line.
function toldOf(score, band, zones) {
  const reach = reachOf(score, band, zones);
  const over = score - band < 300 && score + band > 300;
  return { left: reach.left || over, middle: reach.middle, right: reach.right || over };
}

// --- the page

(() => {
  const root = document.querySelector("[data-questions]");
  const { locale, instruments, zones, middle, traits, words } = JSON.parse(root.dataset.questions);
  const find = (what) => root.querySelector(what);
  const forms = [...root.querySelectorAll("form")];
  const result = find("[data-result]");
  const button = (name) => find(`[data-do=${name}]`);
  const say = (text) => { find("[role=status]").textContent = text; };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, text, ...children) => {
    const made = Object.assign(document.createElement(tag), { textContent: text });
    made.append(...children);
    return made;
  };

  // --- days: 2026-03-02 as it is stored, and in words
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const inWords = (day) => new Date(`${day}T12:00`).toLocaleDateString(locale, { dateStyle: "long" });
  const days = (some) => [...new Set(some.map(({ day }) => inWords(day)))].join(", ");

  // --- what this browser keeps, if asked: a day and the bands, never an answer
  const PLACE = "questions-to-myself";
  const isKept = (one) => instruments[one?.instrument]?.version === one?.version && /^\d{4}-\d\d-\d\d$/.test(one?.day)
    && Boolean(one?.bands);
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(PLACE) ?? "[]").filter(isKept); } catch { return []; }
  };
  const keep = (all) => {
    try {
      if (all.length) localStorage.setItem(PLACE, JSON.stringify(all));
      else localStorage.removeItem(PLACE);
      return true;
    } catch { return false; }
  };
  let before = kept();
  // What was kept on this visit is not something earlier.
  let mine = null;

  // --- answers
  let form;
  const rules = () => instruments[form.dataset.instrument];
  const answers = () => rules().key.map((_, at) => Number(form.elements[`${form.dataset.instrument}-${at + 1}`].value));
  const earlier = () => before.filter(({ instrument }) => instrument === form.dataset.instrument);

  // --- one band on its line
  const draw = (tag, attributes, ...children) => {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
    drawn.append(...children);
    return drawn;
  };
  // The hollow one is a little higher, so that it is seen around the other.
  const SHAPES = { band: { y: 5, height: 10, rx: 5 }, "band-earlier": { y: 2, height: 16, rx: 8 } };
  const bar = (kind, score) => {
    const from = Math.max(100, score - rules().band);
    const to = Math.min(500, score + rules().band);
    return draw("rect", { class: kind, x: `${(from - 100) / 4}%`, width: `${(to - from) / 4}%`, ...SHAPES[kind] });
  };
  const where = ({ left, right }, score) => {
    const reach = reachOf(score, rules().band, zones);
    const pole = (reach.left ? left : right)[0];
    if (!reach.left && !reach.right) return words.around;
    return filled(reach.middle ? words.between : words.towards, { pole });
  };
  const line = (trait, score, hollow) => draw("svg",
    { class: "chart wide inclination", height: 20, role: "img", "aria-label": score ? where(trait, score) : words.tooFew },
    draw("rect", { class: "rail", x: 0, y: 7, width: "100%", height: 6, rx: 3 }),
    draw("line", { class: "half", x1: "50%", x2: "50%", y1: 0, y2: 20 }),
    ...(score ? [bar("band", score)] : []), ...hollow.map((one) => bar("band-earlier", one)));

  // --- the words beside it
  const since = ({ id, left, right }, score) => {
    const last = earlier().filter(({ bands }) => Number.isInteger(bands[id])).at(-1);
    if (!last) return [];
    const change = score - last.bands[id];
    const text = Math.abs(change) < rules().noticeable ? words.same : words.moved;
    return [make("p", filled(text, { day: inWords(last.day), pole: (change < 0 ? left : right)[0] }))];
  };
  const told = (trait, score) => {
    if (!score) return [make("p", words.tooFew)];
    const { left, middle: both, right } = toldOf(score, rules().band, zones);
    const texts = [both && middle, left && trait.left[1], right && trait.right[1]].filter(Boolean);
    const questions = make("ul", "", ...trait.questions.map((question) => make("li", question)));
    questions.className = "questions";
    return [...texts.map((text) => make("p", text)), ...since(trait, score), make("h4", words.takeAlong), questions];
  };
  const inclination = (trait, score) => {
    const poles = make("p", "", make("span", trait.left[0]), make("span", trait.right[0]));
    poles.className = "poles";
    const hollow = earlier().map(({ bands }) => bands[trait.id]).filter(Number.isInteger);
    return make("section", "", make("h3", trait.axis), poles, line(trait, score, hollow), ...told(trait, score));
  };

  // --- own words, as a file for one's reflections; what somebody has written there stays
  const own = find("textarea");
  let offered = "";
  const offer = (scores) => {
    const parts = traits.filter(({ id }) => scores[id]).map(({ axis, questions }) =>
      `## ${axis}\n${questions.map((question) => `\n*${question}*\n\n`).join("")}`);
    const text = `---\ntitle: ${words.title}\ndate: ${today()}\n---\n${parts.join("\n")}`;
    if (own.value === offered) own.value = text;
    offered = text;
  };

  const show = () => {
    const given = answers();
    const scores = scoresOf(rules(), given);
    const notes = [
      ...(areAllTheSame(given) ? [words.allTheSame] : []),
      ...(earlier().length ? [filled(words.hollow, { days: days(earlier()) })] : []),
    ];
    find("[data-note]").textContent = notes.join(" ");
    find("[data-note]").hidden = !notes.length;
    find("[data-bands]").replaceChildren(...traits.map((trait) => inclination(trait, scores[trait.id])));
    offer(scores);
    result.hidden = false;
    button("keep").hidden = !Object.values(scores).some(Boolean);
    return scores;
  };

  const tellKept = () => {
    const all = kept();
    find("[data-kept]").textContent = all.length ? filled(words.kept, { days: days(all) }) : words.nothing;
    button("forget").hidden = !all.length;
  };

  const deeds = {
    keep() {
      const one = { instrument: form.dataset.instrument, version: rules().version, day: today(), bands: show() };
      const done = keep([...before, one]);
      if (done) mine = one;
      tellKept();
      say(done ? find("[data-kept]").textContent : words.unable);
    },
    forget() {
      const done = keep([]);
      if (done) { before = []; mine = null; }
      if (!result.hidden) show();
      tellKept();
      // The button that was pressed is gone; its place goes to what it did.
      find(".device h2").focus();
      say(done ? words.forgotten : words.unable);
    },
    async copy() {
      own.select();
      try {
        await navigator.clipboard.writeText(own.value);
        say(words.copied);
      } catch { say(words.selected); }
    },
    print() { print(); },
  };

  const choose = () => {
    if (mine) { before = [...before, mine]; mine = null; }
    const chosen = find("[name=choice]:checked").value;
    for (const one of forms) one.hidden = one.dataset.instrument !== chosen;
    form = forms.find((one) => !one.hidden);
    result.hidden = true;
    button("keep").hidden = true;
  };

  // A second choice of the same answer takes it back; arrow keys always choose another one, so there are keys for it.
  const chosen = new Map();
  const put = (radio, back) => {
    radio.checked = !back;
    chosen.set(radio.name, back ? "" : radio.value);
    if (!result.hidden) show();
  };
  const take = ({ target }) => {
    if (target.type === "radio") put(target, chosen.get(target.name) === target.value);
  };
  const press = ({ target, key }) => {
    if (target.type === "radio" && ["Backspace", "Delete"].includes(key)) put(target, true);
  };

  // Who goes back to this page later, perhaps somebody else, finds nothing that was answered.
  const leave = () => {
    for (const one of forms) one.reset();
    chosen.clear();
    own.value = offered = "";
    find("[data-bands]").replaceChildren();
    say("");
    choose();
  };

  for (const one of root.querySelectorAll("[data-with-script]")) one.hidden = false;
  find("[data-without-script]").hidden = true;
  find(".choice").hidden = false;
  for (const one of forms) {
    one.addEventListener("click", take);
    one.addEventListener("keydown", press);
    one.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
      result.querySelector("h2").focus();
    });
  }
  find(".choice").addEventListener("change", choose);
  for (const [name, deed] of Object.entries(deeds)) button(name).addEventListener("click", deed);
  addEventListener("pagehide", leave);
  leave();
  tellKept();
})();
