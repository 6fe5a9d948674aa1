// Findings pinned to their messages: what is wrong, why it matters, how to mend it.
import { folded, h, pill, said } from "./dom.js";

/** Return the findings of one turn; each has an address of its own. */
export function pins(anchor, found, rules) {
  const seen = new Map();
  return h(
    "ul",
    { class: "pins" },
    found.map(([number, severity, message, span]) => {
      const rule = rules[number];
      const times = (seen.get(rule.code) ?? 0) + 1;
      seen.set(rule.code, times);
      return pin(
        `${anchor}-${rule.code}${times > 1 ? `-${times}` : ""}`,
        rule,
        severity,
        message,
        span,
      );
    }),
  );
}

function pin(id, rule, severity, message, span) {
  return h(
    "li",
    { class: `pin ${severity}`, id, tabindex: "-1" },
    h(
      "p",
      { class: "head" },
      pill(severity, severity),
      " ",
      h("a", { href: `#${id}` }, h("code", {}, rule.code), ` ${rule.name}`),
    ),
    said(message, "p", { class: "wrong" }),
    span ? h("p", { class: "span" }, "It was: ", said(span, "q")) : "",
    h("p", { class: "mend" }, h("strong", {}, "Mend it: "), rule.remedy),
    folded(
      "Why, and where it is from",
      { class: "why" },
      h("p", {}, `${rule.asks}.`),
      rule.why ? h("p", {}, rule.why) : "",
      h("p", {}, `Source: ${rule.source}`),
      h("p", {}, "More: ", h("code", {}, `courtesy rules ${rule.code}`)),
    ),
  );
}
