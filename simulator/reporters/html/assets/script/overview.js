// A bot at a glance: does it pass, what does each category score, what is to be mended first.
import { gauge, waitsChart } from "./charts.js";
import { comparison } from "./comparison.js";
import { folded, h, pill, said } from "./dom.js";
import { GRAVITY, band, count, duration, verdict } from "./format.js";

const GATES = 4; // gates that failed which are shown before the rest is unfolded
const FIRST = 5; // rules that are shown before the rest is unfolded
const WAITED = { first_answer: "Until the first answer", answer: "Until any answer" };

/** Return all that stands above the conversations; `seek(rule)` shows those that break a rule. */
export function overview(bot, seek) {
  return [
    hero(bot),
    bot.comparison ? comparison(bot.comparison) : "",
    h("div", { class: "pair" }, mending(bot, seek), waiting(bot.waits)),
  ];
}

function hero(bot) {
  const clock = bot.certificate.escapes.length ? "not deterministic" : "deterministic";
  const passes = !bot.gates.length;
  return h(
    "section",
    { class: "card hero", "aria-labelledby": "bot" },
    h(
      "div",
      { class: "score" },
      gauge(bot.total, "big"),
      h("p", { class: band(bot.total) }, verdict(bot.total)),
    ),
    h(
      "div",
      { class: "verdict" },
      h(
        "p",
        { class: `stamp ${passes ? "good" : "poor"}` },
        passes ? "✓ Passes" : "✗ Does not pass",
      ),
      h("h2", { id: "bot" }, said(bot.name)),
      h("p", { class: "muted address" }, said(bot.address)),
      gates(bot.gates),
      h(
        "p",
        { class: "facts" },
        Object.entries(bot.outcomes).map(([outcome, number]) =>
          pill(outcome === "passed" ? "good" : "poor", `${number} ${outcome}`),
        ),
        pill(bot.findings ? "fair" : "good", count(bot.findings, "finding")),
        pill(bot.certificate.escapes.length ? "fair" : "good", `clock ${clock}`),
      ),
    ),
    h(
      "ul",
      { class: "categories", "aria-label": "Categories" },
      bot.categories.map(({ name, score }) =>
        h("li", {}, gauge(score, "small", name), h("span", {}, name)),
      ),
    ),
  );
}

function gates(sentences) {
  if (!sentences.length) return "";
  const lines = sentences.map((sentence) => said(sentence, "li"));
  return [
    h("ul", { class: "gates", "aria-label": "Gates that failed" }, lines.slice(0, GATES)),
    lines.length > GATES
      ? folded(
          `${lines.length - GATES} more`,
          { class: "more" },
          h("ul", { class: "gates" }, lines.slice(GATES)),
        )
      : "",
  ];
}

function mending(bot, seek) {
  const broken = bot.rules
    .map((rule, number) => ({ ...rule, number }))
    .filter((rule) => rule.findings);
  broken.sort(
    (a, b) => GRAVITY.indexOf(b.severity) - GRAVITY.indexOf(a.severity) || b.findings - a.findings,
  );
  const lines = broken.map((rule) => mend(rule, seek));
  return h(
    "section",
    { class: "card mending", "aria-labelledby": "mending" },
    h("h2", { id: "mending" }, "What to mend first"),
    lines.length
      ? h("ol", {}, lines.slice(0, FIRST))
      : h("p", { class: "empty" }, "Nothing found."),
    lines.length > FIRST
      ? folded(`${lines.length - FIRST} more`, { class: "more" }, h("ol", {}, lines.slice(FIRST)))
      : "",
  );
}

function mend(rule, seek) {
  return h(
    "li",
    {},
    h(
      "p",
      { class: "head" },
      pill(rule.severity, rule.severity),
      h("strong", {}, h("code", {}, rule.code), ` ${rule.name}`),
      h(
        "button",
        { type: "button", onclick: () => seek(rule.number) },
        count(rule.findings, "finding"),
        h("span", { class: "sr" }, ` of ${rule.code}: show the conversations`),
      ),
    ),
    h("p", { class: "mend" }, rule.remedy),
  );
}

function waiting(waits) {
  const told = Object.entries(WAITED).filter(([what]) => waits[what].count);
  return h(
    "section",
    { class: "card waiting", "aria-labelledby": "waiting" },
    h("h2", { id: "waiting" }, "How long customers waited"),
    told.length
      ? h(
          "div",
          { class: "charts" },
          told.map(([what, name]) =>
            h(
              "div",
              {},
              h("h3", {}, name),
              waitsChart(waits[what], name),
              percentiles(waits[what].percentiles),
            ),
          ),
        )
      : h("p", { class: "empty" }, "Nobody was answered."),
  );
}

function percentiles(found) {
  return h(
    "dl",
    { class: "percentiles" },
    Object.entries(found).map(([name, seconds]) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, duration(seconds, { short: true }))),
    ),
  );
}
