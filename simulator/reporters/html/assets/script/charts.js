// Charts, drawn by d3 and Observable Plot, which are loaded when the first one is wanted.
import { h } from "./dom.js";
import { band, clockTime, day, duration, pointsText, verdict } from "./format.js";
import { charting } from "./unpack.js";

/** Return a gauge of points of 100. */
export function gauge(points, size, name = "Score") {
  const told = points == null ? "no score" : `${points} of 100, ${verdict(points)}`;
  const holder = h(
    "span",
    {
      class: `gauge ${size} ${band(points)}`,
      role: "img",
      "aria-label": `${name}: ${told}`,
    },
    h("span", { class: "points", "aria-hidden": "true" }, pointsText(points)),
  );
  charting().then(({ d3 }) => holder.prepend(ring(d3, points ?? 0)));
  return holder;
}

function ring(d3, points) {
  const arc = d3.arc().innerRadius(41).outerRadius(49).cornerRadius(4).startAngle(0);
  const svg = d3.create("svg").attr("viewBox", "-50 -50 100 100").attr("aria-hidden", "true");
  svg
    .append("path")
    .attr("class", "rail")
    .attr("d", arc({ endAngle: 2 * Math.PI }));
  const end = (2 * Math.PI * points) / 100;
  if (points)
    svg
      .append("path")
      .attr("class", "arc")
      .attr("d", arc({ endAngle: end }));
  return svg.node();
}

/** Have `draw(libraries, width)` fill a figure now, and again when its width changes. */
function figure(label, draw) {
  const holder = h("div", { class: "chart", role: "img", "aria-label": label });
  let width = 0;
  const watch = new ResizeObserver(async ([entry]) => {
    const wide = Math.floor(entry.contentRect.width);
    if (!wide || wide === width) return;
    width = wide;
    const libraries = await charting();
    const drawn = draw(libraries, wide);
    drawn.setAttribute("aria-hidden", "true"); // the label of the figure says it
    holder.replaceChildren(drawn);
  });
  watch.observe(holder);
  return holder;
}

const LETTERS = { style: { fontSize: "12px" } };
const CLASSES = 5; // of waits that are shown at least, the shortest first

/** Return how many waits there were of which length. */
export function waitsChart(waits, name) {
  const half = waits.percentiles.p50;
  const last = waits.classes.findLastIndex(([, number]) => number);
  const classes = waits.classes.slice(0, Math.max(last + 1, CLASSES));
  const label = `${name}: ${waits.count} waits, half of them within ${duration(half)}.`;
  return figure(label, ({ Plot }, width) =>
    Plot.plot({
      ...LETTERS,
      width,
      height: classes.length * 32 + 8,
      marginLeft: 64,
      marginRight: 52,
      marginTop: 4,
      marginBottom: 4,
      x: { axis: null },
      y: { label: null, domain: classes.map(([end]) => end), tickSize: 0 },
      marks: [
        Plot.barX(classes, {
          y: "0",
          x: "1",
          fill: "var(--accent)",
          rx: 3,
          insetTop: 4,
          insetBottom: 4,
        }),
        Plot.text(classes, {
          y: "0",
          x: "1",
          text: ([, number]) => number || "",
          textAnchor: "start",
          dx: 5,
        }),
      ],
    }),
  );
}

const LANES = { customer: "Customer", bot: "Bot", agent: "Staff", page: "Automation" };
const WINDOW = "Window open";
const STAFFED = "With staff";
const QUIET = new Set(["reads", "types", "stops typing", "sees", "opens", "calls"]);
const MOVES = new Set(["passes", "takes", "requests", "releases"]);
const LONG = 3600; // seconds; longer silences are named

/** Return who did what when; long silences are drawn short, and named. */
export function timeline(story) {
  const label =
    `Timeline of ${story.turns.length} turns over ${duration(story.watched)}; ` +
    "the same is told turn by turn in the conversation.";
  return figure(label, (libraries, width) => drawTimeline(libraries.Plot, story, width));
}

function drawTimeline(Plot, story, width) {
  const marks = story.turns.map((turn, place) => mark(turn, story.pins[place]));
  const lanes = lanesOf(story);
  const [margin, right] = [96, 34];
  const scale = squeezed(story, margin + 12, width - right);
  const spans = [
    ...story.window.map((span) => [WINDOW, ...span]),
    ...story.staffed.map((span) => [STAFFED, ...span]),
  ];
  return Plot.plot({
    ...LETTERS,
    width,
    height: lanes.length * 30 + 60,
    marginLeft: margin,
    marginRight: right,
    marginTop: scale.silences.length ? 20 : 4,
    marginBottom: 36,
    x: { ...scale, label: null, ticks: ticksOf(scale), tickFormat: instants(story.start) },
    y: { domain: lanes, label: null, tickSize: 0, padding: 0.35 },
    color: { type: "identity" },
    marks: [
      Plot.ruleY(lanes, { y: (lane) => lane, stroke: "var(--line)" }),
      Plot.barX(spans, {
        y: "0",
        x1: "1",
        x2: "2",
        rx: 4,
        fill: ([lane]) => (lane === WINDOW ? "var(--good-arc)" : "var(--fair-arc)"),
      }),
      Plot.text(scale.silences, {
        x: "x",
        frameAnchor: "top",
        text: "text",
        dy: -14,
        fill: "var(--muted)",
      }),
      Plot.dot(marks, {
        x: "t",
        y: "lane",
        r: (m) => (m.quiet ? 2.5 : 5),
        symbol: "symbol",
        fill: "fill",
        stroke: "stroke",
        strokeWidth: 2,
      }),
      Plot.dot(
        marks.filter((m) => m.found),
        { x: "t", y: "lane", r: 9, stroke: "var(--poor-arc)", strokeWidth: 2 },
      ),
      Plot.tip(marks, Plot.pointer({ x: "t", y: "lane", title: "title", fill: "var(--card)" })),
    ],
  });
}

function mark(turn, found) {
  const refused = turn.kind === "x";
  const colour = refused
    ? "var(--poor-arc)"
    : turn.who === "customer"
      ? "var(--accent)"
      : "var(--ink)";
  const what = [turn.kind && !refused ? turn.kind : "", refused ? "refused:" : "", turn.text ?? ""];
  return {
    t: turn.t,
    lane: LANES[turn.who],
    quiet: QUIET.has(turn.kind),
    found: Boolean(found),
    symbol: refused ? "times" : MOVES.has(turn.kind) ? "diamond2" : "circle",
    fill: refused || QUIET.has(turn.kind) ? "none" : colour,
    stroke: colour,
    title: what.filter(Boolean).join(" ").slice(0, 160),
  };
}

function lanesOf(story) {
  const speaking = new Set(story.turns.map((turn) => turn.who));
  const lanes = Object.keys(LANES)
    .filter((who) => speaking.has(who))
    .map((who) => LANES[who]);
  if (story.staffed.length) lanes.push(STAFFED);
  return [...lanes, WINDOW];
}

/** Return a scale on which a silence is as wide as the logarithm of its length. */
function squeezed(story, left, right) {
  const ends = [...story.window, ...story.staffed].flat();
  const times = [...story.turns.map((turn) => turn.t), ...ends, 0, story.watched];
  const domain = [...new Set(times)].sort((a, b) => a - b);
  if (domain.length === 1) domain.push(domain[0] + 1);
  const steps = domain.slice(1).map((t, place) => 1 + Math.log1p(t - domain[place]));
  const whole = steps.reduce((sum, step) => sum + step, 0);
  let at = left;
  const range = [left, ...steps.map((step) => (at += (step / whole) * (right - left)))];
  const silences = domain
    .slice(1)
    .map((t, place) => ({ x: (t + domain[place]) / 2, wait: t - domain[place] }))
    .filter(({ wait }) => wait >= LONG)
    .map(({ x, wait }) => ({ x, text: duration(wait, { short: true }) }));
  return { type: "linear", domain, range, silences };
}

/** Return what names instants one after the other: the date stands under the first of each day. */
function instants(start) {
  let before = "";
  return (seconds) => {
    const at = start + seconds * 1000;
    const date = day(at).slice(0, -5);
    const changed = date !== before;
    before = date;
    return clockTime(at).slice(0, 8) + (changed ? `\n${date}` : "");
  };
}

/** Return those instants whose names fit beside each other. */
function ticksOf({ domain, range }) {
  let last = -Infinity;
  return domain.filter((_, place) => {
    if (range[place] - last < 76) return false;
    last = range[place];
    return true;
  });
}
