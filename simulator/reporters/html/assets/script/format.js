// How numbers, times and verdicts are told. Times are UTC and simulated.

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const UNITS = [
  [86400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
];
const SHORT = { day: "d", hour: "h", minute: "min", second: "s" };
const VERDICTS = {
  good: "Courteous",
  fair: "Needs polish",
  poor: "Discourteous",
  none: "Not scored",
};

/** How grave a finding can be, by the numbers of the index; the first is for none. */
export const GRAVITY = ["", "info", "warning", "error", "critical"];

/** Return the band of points of 100: good, fair, poor or none. */
export function band(points) {
  if (points == null) return "none";
  if (points >= 90) return "good";
  return points >= 50 ? "fair" : "poor";
}

export function verdict(points) {
  return VERDICTS[band(points)];
}

export function pointsText(points) {
  return points == null ? "–" : String(points);
}

/** Return `3 findings`, `1 finding`. */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Return an instant's time of day, to the second or finer where it is. */
export function clockTime(ms) {
  const text = new Date(ms).toISOString();
  const fraction = text.slice(20, 23).replace(/0+$/, "");
  return text.slice(11, 19) + (fraction ? `.${fraction}` : "");
}

export function day(ms) {
  const at = new Date(ms);
  const month = `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${month}`;
}

/** Return a wait of some seconds by its two largest units. */
export function duration(seconds, { short = false } = {}) {
  if (seconds < 10 && seconds % 1) return `${seconds.toFixed(1)} ${short ? "s" : "seconds"}`;
  let rest = Math.round(seconds);
  const parts = [];
  for (const [size, name] of UNITS) {
    const number = Math.floor(rest / size);
    rest %= size;
    if (number) parts.push(short ? `${number} ${SHORT[name]}` : count(number, name));
  }
  return parts.slice(0, short ? 1 : 2).join(" ") || (short ? "0 s" : "0 seconds");
}
