// The list of conversations: a listbox of which only what is in sight is in the document.
import { h, said, spoken } from "./dom.js";
import { band, count, pointsText } from "./format.js";

const HEIGHT = 72; // CSS pixels of a row, as in conversations.css
const AROUND = 4; // rows beyond what is in sight

/** The list; `choose(row)` is called when one is chosen. */
export class List {
  constructor(anchor, rules, choose) {
    Object.assign(this, { anchor, rules, choose, rows: [], chosen: -1 });
    this.space = h("div", { class: "space", role: "presentation" });
    this.element = h(
      "div",
      {
        class: "list",
        role: "listbox",
        tabindex: "0",
        "aria-label": "Conversations, the worst first",
        onscroll: () => this.draw(),
        onkeydown: (event) => this.press(event),
      },
      this.space,
    );
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(rows, number) {
    this.rows = rows;
    this.element.style.maxHeight = `${rows.length * HEIGHT + 2}px`;
    this.space.style.height = `${rows.length * HEIGHT}px`;
    this.mark(number);
  }

  /** Mark the row of that conversation as chosen, and have it in sight. */
  mark(number) {
    this.chosen = this.rows.findIndex((row) => row.number === number);
    this.reveal();
    this.draw();
  }

  reveal() {
    const top = Math.max(this.chosen, 0) * HEIGHT;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + HEIGHT > scrollTop + clientHeight)
      this.element.scrollTop = top + HEIGHT - clientHeight;
  }

  press(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / HEIGHT) - 1);
    if (event.key === "Enter" && this.rows[this.chosen])
      this.choose(this.rows[this.chosen], { entered: true });
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    if (!(event.key in steps) || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    this.step(steps[event.key]);
  }

  /** Choose the conversation so many rows further down. */
  step(by) {
    if (!this.rows.length) return;
    const to = Math.min(Math.max(this.chosen + by, 0), this.rows.length - 1);
    this.choose(this.rows[to]);
  }

  draw() {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / HEIGHT) - AROUND);
    const last = Math.ceil((scrollTop + clientHeight) / HEIGHT) + AROUND;
    const seen = this.rows.slice(first, last);
    this.space.replaceChildren(...seen.map((row, place) => this.option(row, first + place)));
    const drawn = this.chosen >= first && this.chosen < first + seen.length;
    if (drawn)
      this.element.setAttribute("aria-activedescendant", `${this.anchor}-row-${this.chosen}`);
    else this.element.removeAttribute("aria-activedescendant");
  }

  option(row, place) {
    const codes = row.rules.slice(0, 3).map((number) => this.rules[number].code);
    const more = row.rules.length - codes.length;
    const option = h(
      "div",
      {
        class: `row ${row.passed ? "" : "failed"}`,
        role: "option",
        id: `${this.anchor}-row-${place}`,
        "aria-selected": String(place === this.chosen),
        "aria-setsize": this.rows.length,
        "aria-posinset": place + 1,
        onclick: () => this.choose(row, { clicked: true }),
      },
      h("span", { class: `badge ${band(row.score)}` }, spoken("Score "), pointsText(row.score)),
      h("span", { class: "who" }, said(row.customer || "Nobody came")),
      h("span", { class: "what" }, said(row.name)),
      h(
        "span",
        { class: "marks" },
        row.findings
          ? h(
              "span",
              { class: "codes" },
              spoken(`${count(row.findings, "finding")}: `),
              codes.join(" ") + (more > 0 ? ` +${more}` : ""),
            )
          : "",
        row.passed
          ? ""
          : h(
              "span",
              { class: "poor", title: row.outcome },
              h("span", { "aria-hidden": "true" }, "✗"),
              spoken(row.outcome),
            ),
      ),
    );
    option.style.transform = `translateY(${place * HEIGHT}px)`;
    return option;
  }
}
