// What has changed since the baseline: what got worse, and what got better.
import { folded, h, said } from "./dom.js";
import { band, count, pointsText } from "./format.js";

const SHOWN = 5; // differences that are shown before the rest is unfolded

/** Return how a run stands beside its baseline. */
export function comparison(found) {
  const [then, now] = found.totals;
  return h(
    "section",
    { class: "card comparison", "aria-labelledby": "comparison" },
    h("h2", { id: "comparison" }, "Since the baseline"),
    h(
      "p",
      { class: "change" },
      "Score ",
      h("strong", {}, pointsText(then)),
      " → ",
      h("strong", { class: band(now) }, pointsText(now)),
    ),
    h(
      "ul",
      { class: "moved" },
      found.categories
        .filter(([, a, b]) => a !== b)
        .map(([name, a, b]) =>
          h(
            "li",
            { class: (b ?? 0) < (a ?? 0) ? "poor" : "good" },
            `${name} ${pointsText(a)} → ${pointsText(b)}`,
          ),
        ),
    ),
    h(
      "div",
      { class: "pair" },
      differences("What got worse", found.worse, "poor"),
      differences("What got better", found.better, "good"),
    ),
    scenarios(count(found.added.length, "new scenario"), found.added),
    scenarios(`${count(found.removed.length, "scenario")} of the baseline not run`, found.removed),
  );
}

function scenarios(title, names) {
  if (!names.length) return "";
  const lines = names.map((name) => said(name, "li"));
  return folded(title, { class: "more" }, h("ul", {}, lines));
}

function differences(title, all, colour) {
  const lines = all.map((one) =>
    h(
      "li",
      {},
      said(one.sentence, "p", {}),
      h(
        "p",
        { class: "muted" },
        said(one.scenario),
        one.customer ? [" · ", said(one.customer)] : "",
        one.anchor ? [" · ", h("a", { href: `#${one.anchor}` }, "show")] : "",
      ),
    ),
  );
  return h(
    "div",
    { class: "differences" },
    h("h3", { class: colour }, `${title} (${all.length})`),
    lines.length ? h("ul", {}, lines.slice(0, SHOWN)) : h("p", { class: "muted" }, "Nothing."),
    lines.length > SHOWN
      ? folded(`${lines.length - SHOWN} more`, { class: "more" }, h("ul", {}, lines.slice(SHOWN)))
      : "",
  );
}
