// One conversation: who, how it went on simulated time, every message, and what is to be mended.
import { bubble } from "./bubbles.js";
import { gauge, timeline } from "./charts.js";
import { folded, h, pill, said } from "./dom.js";
import { pins } from "./findings.js";
import { clockTime, count, day, duration, pointsText } from "./format.js";

const PAUSE = 300; // seconds; longer silences are told
const EVENTS = {
  reads: "read the messages",
  blocks: "blocked the page",
  unblocks: "let the page write again",
  types: "is typing",
  "stops typing": "stopped typing",
  sees: "has seen the messages",
  opens: "opened the conversation",
  arrives: "arrived",
  "opts in": "agreed to notifications",
  "opts out": "ended notifications",
  reacts: "reacted",
  does: "did",
  passes: "passed the thread on",
  takes: "took the thread",
  requests: "asked for the thread",
  releases: "let the thread go",
  calls: "called another host",
};

/** Return the whole of a conversation. */
export function conversation(anchor, row, story, scenario, rules) {
  return h(
    "article",
    { class: "conversation", id: anchor, tabindex: "-1", "aria-labelledby": `${anchor}-name` },
    head(anchor, row, story),
    scenario.error ? said(scenario.error, "p", { class: "failure" }) : "",
    story.turns.length ? timeline(story) : "",
    jumps(anchor, story, rules),
    story.turns.length
      ? thread(anchor, story, rules)
      : h("p", { class: "empty" }, "Nobody did or heard anything."),
    story.audits.length ? audits(story, rules) : "",
    scenario.output
      ? folded(
          "What the bot printed",
          { class: "more" },
          h("pre", { dir: "auto", tabindex: "0", class: "output" }, scenario.output),
        )
      : "",
    remarks("What Meta tolerates", scenario.notes),
    remarks("Not faked", scenario.gaps),
  );
}

function head(anchor, row, story) {
  const facts = [
    story.persona && `persona ${story.persona}`,
    story.language && `language ${story.language}`,
    story.reached == null ? "" : story.reached ? "reached their goal" : "did not reach their goal",
    story.watched != null && `watched for ${duration(story.watched)}`,
  ].filter(Boolean);
  return h(
    "header",
    { class: "about" },
    gauge(story.total, "mini"),
    h(
      "div",
      {},
      h("h3", { id: `${anchor}-name` }, said(story.customer || "Nobody came")),
      h(
        "p",
        { class: "scenario" },
        pill(row.passed ? "good" : "poor", row.outcome),
        " ",
        said(row.name),
      ),
      h(
        "p",
        { class: "muted" },
        said(row.line ? `${row.feature}:${row.line}` : row.feature, "bdi", { class: "file" }),
      ),
      h("p", { class: "muted" }, facts.join(" · ")),
    ),
    h(
      "a",
      { class: "permalink", href: `#${anchor}`, "aria-label": "Link to this conversation" },
      "#",
    ),
  );
}

function jumps(anchor, story, rules) {
  const found = Object.entries(story.pins).flatMap(([place, all]) =>
    all.map(([rule, severity]) => [Number(place) + 1, rules[rule], severity]),
  );
  if (!found.length) return "";
  return h(
    "nav",
    { class: "jumps", "aria-label": "Findings of this conversation" },
    h("span", { class: "muted" }, `${count(found.length, "finding")}:`),
    found.map(([turn, rule, severity]) =>
      h(
        "a",
        { class: `jump ${severity}`, href: `#${anchor}-t${turn}`, title: rule.asks },
        rule.code,
      ),
    ),
  );
}

function thread(anchor, story, rules) {
  let before = null;
  return h(
    "ol",
    { class: "thread", "aria-label": "Messages" },
    story.turns.map((turn, place) => {
      const at = story.start + turn.t * 1000;
      const between = separator(before, at);
      before = at;
      return [
        between ? h("li", { class: "separator" }, between) : "",
        turnOf(`${anchor}-t${place + 1}`, turn, at, story, story.pins[place], rules),
      ];
    }),
  );
}

function separator(before, at) {
  if (before == null) return day(at);
  const silence = (at - before) / 1000;
  return [
    day(at) === day(before) ? "" : day(at),
    silence >= PAUSE ? `${duration(silence)} later` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function turnOf(id, turn, at, story, found, rules) {
  const speaker = name(turn, story.customer);
  const event = turn.kind in EVENTS;
  return h(
    "li",
    {
      class: `turn ${turn.who}${event ? " event" : ""}${turn.kind === "x" ? " refused" : ""}`,
      id,
      tabindex: "-1",
    },
    event
      ? happening(turn, speaker)
      : [
          turn.who === "agent" || turn.who === "page" ? h("p", { class: "small" }, speaker) : "",
          bubble(turn, speaker),
        ],
    h(
      "p",
      { class: "small" },
      h("a", { class: "time", href: `#${id}` }, clockTime(at)),
      turn.tag ? [" · tag ", said(turn.tag)] : "",
      turn.kind === "x" ? refusal(turn) : "",
    ),
    found ? pins(id, found, rules) : "",
  );
}

function refusal({ code, subcode }) {
  const error = [code, subcode].filter((number) => number != null).join("/");
  return h("span", { class: "refusal" }, ` · refused, error ${error}; the customer saw nothing`);
}

function happening(turn, speaker) {
  const dots =
    turn.kind === "types"
      ? h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"))
      : "";
  return h(
    "p",
    { class: "happened" },
    dots,
    said(speaker),
    ` ${EVENTS[turn.kind]}`,
    turn.text ? [": ", said(turn.text, "span", { class: "text" })] : "",
    turn.kind === "calls" && turn.code ? ` (${turn.code})` : "",
  );
}

function name(turn, customer) {
  if (turn.who === "customer") return customer;
  if (turn.who === "agent") return turn.agent || "Staff";
  return turn.who === "page" ? "Automatic answer" : "Bot";
}

function audits(story, rules) {
  return folded(
    `Rules: ${story.coverage[0]} of ${story.coverage[1]} applied`,
    { class: "more" },
    h(
      "ul",
      { class: "audits" },
      story.audits.map(([number, points, status]) =>
        h(
          "li",
          { class: status },
          h("code", {}, rules[number].code),
          h("span", {}, rules[number].name),
          h("span", { class: "number" }, pointsText(points)),
        ),
      ),
    ),
  );
}

function remarks(title, sentences) {
  return sentences.length
    ? folded(
        title,
        { class: "more" },
        h(
          "ul",
          {},
          sentences.map((sentence) => said(sentence, "li")),
        ),
      )
    : "";
}
