// A message as Messenger shows it. Nothing in it can be followed: links and buttons are told.
import { h, said, spoken } from "./dom.js";

const SIGNS = { image: "▣", video: "▶", audio: "♪", file: "▤", sticker: "☺" };
const DEEDS = { taps: "tapped", presses: "pressed" };

/** Return the bubble of a message, and what can be tapped under it. */
export function bubble(turn, speaker) {
  const attached = turn.attached ?? [];
  return h(
    "div",
    { class: "message" },
    turn.answers ? h("p", { class: "answers" }, "In reply to: ", said(turn.answers, "q")) : "",
    turn.text || !attached.length ? text(turn, speaker) : "",
    attached.map((one) => attachment(one)),
    turn.reaction ? h("span", { class: "reaction" }, spoken("Reaction: "), turn.reaction) : "",
    turn.quick ? choices(turn.quick) : "",
  );
}

function text(turn, speaker) {
  const tag = turn.kind === "x" ? "s" : "span";
  return h(
    "div",
    { class: "bubble", dir: "auto" },
    spoken(`${speaker}: `),
    turn.kind in DEEDS ? h("span", { class: "did" }, `${DEEDS[turn.kind]} `) : "",
    turn.text ? h(tag, { class: "text" }, turn.text) : h("em", {}, "no text"),
  );
}

function choices(titles) {
  return h(
    "ul",
    { class: "quick", "aria-label": "Quick replies" },
    titles.map((title) => said(title, "li")),
  );
}

function attachment(one) {
  if (one.type !== "template") return h("div", { class: "bubble bare" }, media(one.type, one.url));
  const cards = one.cards ?? [];
  return h(
    "div",
    { class: "template" },
    one.text || one.buttons
      ? h(
          "div",
          { class: "card-item" },
          one.text ? said(one.text, "p", { class: "text" }) : "",
          buttons(one.buttons),
        )
      : "",
    cards.length > 1
      ? h(
          "div",
          {
            class: "carousel",
            role: "group",
            tabindex: "0",
            "aria-label": `${cards.length} cards`,
          },
          h(
            "ul",
            {},
            cards.map((card) => h("li", {}, cardOf(card))),
          ),
        )
      : cards.map(cardOf),
    one.text || one.buttons || cards.length ? "" : media(one.template ?? "template", one.url),
  );
}

function cardOf(card) {
  return h(
    "div",
    { class: "card-item" },
    card.image ? media("image", card.image) : "",
    card.title ? said(card.title, "p", { class: "title" }) : "",
    card.subtitle ? said(card.subtitle, "p", { class: "subtitle" }) : "",
    buttons(card.buttons),
  );
}

function buttons(all) {
  if (!all) return "";
  return h(
    "ul",
    { class: "buttons", "aria-label": "Buttons" },
    all.map((button) =>
      h(
        "li",
        { dir: "auto" },
        button.title,
        button.leads ? said(button.leads, "span", { class: "leads" }) : "",
      ),
    ),
  );
}

/** Return what stands for a picture, a video, a file: nothing is ever loaded. */
function media(type, url) {
  return h(
    "div",
    { class: "media" },
    h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[type] ?? "▦"),
    h("span", {}, type, url ? said(url, "span", { class: "leads" }) : ""),
  );
}
