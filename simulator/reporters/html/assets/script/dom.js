// Making elements. Text is only ever set as text: what a bot says can be no markup.

/** Return an element; children are elements or text, what is empty is left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return element;
}

/** Return text of somebody else's, which may run from right to left, kept apart from ours. */
export function said(text, tag = "bdi", attributes = {}) {
  return h(tag, tag === "bdi" ? attributes : { dir: "auto", ...attributes }, text);
}

/** Return a small label with a colour. */
export function pill(kind, ...words) {
  return h("span", { class: `pill ${kind}` }, ...words);
}

/** Return text for screen readers alone. */
export function spoken(text) {
  return h("span", { class: "sr" }, text);
}

/** Return what unfolds. */
export function folded(summary, attributes, ...children) {
  return h("details", attributes, h("summary", {}, summary), ...children);
}
