// Which conversations are shown, in which order.
import { GRAVITY } from "./format.js";
import { unpack } from "./unpack.js";

const PASSED = "passed";

/** Return the conversations of a bot, as the list tells them, the worst first. */
export function conversationsOf(index) {
  const rows = index.scenario.map((scenario, number) => {
    const [name, feature, line, outcome] = index.scenarios[scenario];
    return {
      number,
      scenario,
      name,
      feature,
      line,
      outcome,
      customer: index.customer[number],
      language: index.language[number],
      score: index.score[number],
      findings: index.findings[number],
      gravity: GRAVITY[index.gravity[number]],
      rules: index.rules[number],
      passed: outcome === PASSED,
    };
  });
  return rows.sort(worstFirst);
}

/** What did not pass stands first, then what scored least; what has no score stands last. */
function worstFirst(one, other) {
  return (
    one.passed - other.passed ||
    (one.score ?? 101) - (other.score ?? 101) ||
    other.findings - one.findings ||
    one.number - other.number
  );
}

/** Return the rows that fit all that is asked for; `texts` has what was said, by number. */
export function fitting(rows, asked, texts) {
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  const customer = asked.customer.toLowerCase();
  return rows.filter(
    (row) =>
      (asked.rule === "" || row.rules.includes(Number(asked.rule))) &&
      (asked.suite === "" || row.feature === asked.suite) &&
      (asked.language === "" || row.language === asked.language) &&
      (customer === "" || row.customer.toLowerCase().includes(customer)) &&
      (!asked.failed || !row.passed) &&
      words.every((word) => texts[row.number].includes(word)),
  );
}

/** Return in lower case all that was said and found in each conversation, and its names. */
export async function textsOf(anchor, index, rows) {
  const parts = Math.ceil(rows.length / index.at_once);
  const numbers = Array.from({ length: parts }, (_, part) => part);
  const stories = (await Promise.all(numbers.map((n) => unpack(`${anchor}-stories-${n}`)))).flat();
  const names = new Map(rows.map((row) => [row.number, row.name]));
  return stories.map((story, number) =>
    [
      names.get(number),
      story.customer,
      story.persona ?? "",
      ...story.turns.flatMap(wordsIn),
      ...Object.values(story.pins)
        .flat()
        .map(([, , message]) => message),
    ]
      .join("\n")
      .toLowerCase(),
  );
}

function wordsIn(turn) {
  const parts = (turn.attached ?? []).flatMap((one) => [
    one.text,
    ...(one.cards ?? []).flatMap((card) => [card.title, card.subtitle, ...titles(card.buttons)]),
    ...titles(one.buttons),
  ]);
  return [turn.text, ...(turn.quick ?? []), ...parts].filter(Boolean);
}

function titles(buttons = []) {
  return buttons.map((button) => button.title);
}
