// What stands below the conversations: all rules, the clock certificate, remarks.
import { folded, h, said } from "./dom.js";
import { pointsText } from "./format.js";

/** Return what stands below the conversations. */
export function appendix(bot, seek) {
  return h(
    "section",
    { class: "card appendix", "aria-label": "All rules, clock and remarks" },
    folded(
      `All ${bot.rules.length} rules, of which ${bot.coverage[0]} applied`,
      { class: "more" },
      table(bot, seek),
    ),
    certificate(bot.certificate),
    Object.entries(bot.remarks)
      .filter(([, all]) => all.length)
      .map(([title, all]) =>
        folded(
          `${title} (${all.length})`,
          { class: "more" },
          h(
            "ul",
            {},
            all.map((sentence) => said(sentence, "li")),
          ),
        ),
      ),
  );
}

function table(bot, seek) {
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "All rules" },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Rule", "Category", "Status", "Score", "Chances", "Findings"].map((name) =>
            h("th", { scope: "col" }, name),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        bot.rules.map((rule, number) =>
          h(
            "tr",
            { class: rule.status },
            h(
              "th",
              { scope: "row" },
              h("code", {}, rule.code),
              ` ${rule.name}`,
              rule.reason ? said(rule.reason, "span", { class: "reason" }) : "",
            ),
            h("td", {}, rule.category),
            h("td", {}, rule.status.replace("_", " ")),
            h("td", { class: "number" }, pointsText(rule.score)),
            h("td", { class: "number" }, String(rule.opportunities)),
            h(
              "td",
              { class: "number" },
              rule.findings
                ? h(
                    "button",
                    { type: "button", onclick: () => seek(number) },
                    String(rule.findings),
                    h("span", { class: "sr" }, ` of ${rule.code}`),
                  )
                : "0",
            ),
          ),
        ),
      ),
    ),
  );
}

function certificate(told) {
  const escaped = told.escapes.length > 0;
  return folded(
    `Clock certificate: deterministic: ${escaped ? "no" : "yes"}`,
    { class: "more certificate", open: escaped },
    h(
      "dl",
      {},
      told.control.map(([part, state]) =>
        h("div", {}, h("dt", {}, part), h("dd", {}, said(state))),
      ),
    ),
    escaped
      ? [
          h("h3", {}, "What escaped"),
          h(
            "ul",
            {},
            told.escapes.map((s) => said(s, "li")),
          ),
        ]
      : "",
    told.departures.length
      ? [
          h("h3", {}, "Not as in production, yet repeatable"),
          h(
            "ul",
            {},
            told.departures.map((s) => said(s, "li")),
          ),
        ]
      : "",
  );
}
