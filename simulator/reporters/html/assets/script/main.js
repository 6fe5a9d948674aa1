// The page comes to life: a bot, its conversations, filters, keys and addresses.
import { appendix } from "./appendix.js";
import { conversation } from "./conversation.js";
import { h, said } from "./dom.js";
import { count } from "./format.js";
import { conversationsOf, fitting, textsOf } from "./index.js";
import { List } from "./list.js";
import { overview } from "./overview.js";
import { unpack, unpackOne } from "./unpack.js";

const ADDRESS = /^#b(\d+)(?:-c(\d+)(?:-t\d+(?:-\w+)*)?)?$/;
const NOTHING = { rule: "", suite: "", language: "", customer: "", text: "", failed: false };
const TYPED = 150; // milliseconds after the last key until a text is looked for
const app = document.getElementById("app");
let view = null;

/** The part of the page that is about one bot. */
class View {
  constructor(number, bot, index) {
    Object.assign(this, {
      anchor: `b${number}`,
      number,
      bot,
      index,
      asked: { ...NOTHING },
      open: -1,
    });
    this.rows = conversationsOf(index);
    this.list = new List(this.anchor, bot.rules, (row, how) => this.choose(row, how));
    this.pane = h("div", { class: "pane" });
    this.status = h("p", { class: "status", role: "status" });
    this.form = this.filters();
    const seek = (rule) => this.seek(rule);
    this.elements = [
      ...overview(bot, seek),
      h(
        "section",
        { class: "conversations", id: this.anchor, "aria-labelledby": "conversations" },
        h("h2", { id: "conversations" }, "Conversations"),
        this.form,
        this.status,
        h("div", { class: "split" }, this.list.element, this.pane),
      ),
      appendix(bot, seek),
    ];
  }

  filters() {
    const some = (values) =>
      [...new Set(values)]
        .filter(Boolean)
        .sort()
        .map((value) => [value, value]);
    const broken = this.bot.rules.map((rule, number) => [
      String(number),
      `${rule.code} ${rule.name}`,
      rule.findings,
    ]);
    const ask = (event) => this.ask(event.target);
    const select = (name, label, options) =>
      h(
        "label",
        {},
        label,
        h(
          "select",
          { name, onchange: ask },
          h("option", { value: "" }, "all"),
          options.map(([value, text]) => h("option", { value }, text)),
        ),
      );
    return h(
      "form",
      {
        class: "filters",
        "aria-label": "Filters",
        onsubmit: (event) => event.preventDefault(),
        onreset: () => setTimeout(() => this.reset()),
      },
      h(
        "label",
        { class: "wide" },
        "Text",
        h("input", { name: "text", type: "search", oninput: ask, autocomplete: "off" }),
      ),
      select(
        "rule",
        "Rule",
        broken.filter(([, , findings]) => findings),
      ),
      select("suite", "Suite", some(this.rows.map((row) => row.feature))),
      select("language", "Language", some(this.rows.map((row) => row.language))),
      h(
        "label",
        {},
        "Customer",
        h("input", { name: "customer", type: "search", oninput: ask, autocomplete: "off" }),
      ),
      h(
        "label",
        { class: "check" },
        h("input", { name: "failed", type: "checkbox", onchange: ask }),
        "Not passed only",
      ),
      h("button", { type: "reset" }, "Reset"),
    );
  }

  ask({ name, value, type, checked }) {
    this.asked[name] = type === "checkbox" ? checked : value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter(), type === "search" ? TYPED : 0);
  }

  reset() {
    this.asked = { ...NOTHING };
    this.filter();
  }

  seek(rule) {
    this.asked = { ...NOTHING, rule: String(rule) };
    for (const [name, value] of Object.entries(this.asked)) this.form.elements[name].value = value;
    this.form.elements.failed.checked = false;
    this.sought = true;
    this.filter();
  }

  async filter() {
    const asked = { ...this.asked };
    if (asked.text.trim() && !this.texts) {
      this.status.textContent = "Reading all conversations …";
      this.texts = await textsOf(this.anchor, this.index, this.rows);
    }
    const rows = fitting(this.rows, asked, this.texts);
    const all = count(this.rows.length, "conversation");
    this.status.textContent = `${rows.length.toLocaleString("en")} of ${all}`;
    this.list.show(rows, this.open);
    if (rows.length && this.list.chosen < 0) await this.choose(rows[0], { quiet: !this.sought });
    if (this.sought) this.form.scrollIntoView();
    this.sought = false;
  }

  async choose(row, { clicked = false, entered = false, quiet = false } = {}) {
    if (!quiet) history.replaceState(null, "", `#${this.anchor}-c${row.number + 1}`);
    await this.show(row.number);
    if (clicked && this.pane.getBoundingClientRect().top > window.innerHeight / 2)
      this.pane.scrollIntoView();
    if (entered) this.pane.firstElementChild.focus();
  }

  async show(number) {
    this.open = number;
    this.list.mark(number);
    const row = this.rows.find((one) => one.number === number);
    const story = await unpackOne(`${this.anchor}-stories`, number, this.index.at_once);
    const scenario = await unpackOne(`${this.anchor}-scenarios`, row.scenario, this.index.at_once);
    if (this.open !== number) return; // another one was chosen meanwhile
    this.pane.replaceChildren(
      conversation(`${this.anchor}-c${number + 1}`, row, story, scenario, this.bot.rules),
    );
  }
}

async function viewOf(number, run) {
  if (view?.number === number) return;
  view = new View(number, run.bots[number - 1], await unpack(`b${number}-index`));
  app.replaceChildren(...bots(run, number), ...view.elements.filter(Boolean));
  await view.filter();
}

function bots(run, shown) {
  if (run.bots.length < 2) return [];
  return [
    h(
      "nav",
      { class: "bots", "aria-label": "Bots" },
      run.bots.map((bot, place) =>
        h(
          "a",
          { href: `#b${place + 1}`, "aria-current": place + 1 === shown ? "page" : false },
          said(bot.name),
        ),
      ),
    ),
  ];
}

/** Show what the address names, down to a single finding. */
async function follow(run) {
  const [, bot, number] = ADDRESS.exec(location.hash) ?? [null, "1"];
  if (!run.bots[bot - 1]) return;
  await viewOf(Number(bot), run);
  if (!number || !view.rows.some((row) => row.number === number - 1)) return;
  if (view.open !== number - 1) await view.show(number - 1);
  const wanted = document.getElementById(location.hash.slice(1));
  for (const old of app.querySelectorAll(".target")) old.classList.remove("target");
  if (!wanted?.matches("article")) wanted?.classList.add("target");
  wanted?.scrollIntoView({ block: wanted.matches("article") ? "start" : "center" });
  wanted?.focus({ preventScroll: true });
}

function press(event) {
  const step = { j: 1, k: -1 }[event.key];
  const typing = event.target.closest("input, select, textarea");
  if (!step || typing || event.metaKey || event.ctrlKey || event.altKey) return;
  view?.list.step(step);
}

async function start() {
  const run = await unpack("run");
  if (!run.bots.length) return;
  await follow(run);
  document.getElementById("plain").remove();
  app.hidden = false;
  view.list.mark(view.open);
  if (location.hash) await follow(run);
  window.addEventListener("hashchange", () => follow(run));
  document.addEventListener("keydown", press);
  document.documentElement.dataset.shown = "true";
  performance.mark("shown");
}

start();
