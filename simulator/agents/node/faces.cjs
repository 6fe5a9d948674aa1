'use strict';
// The faces of the clock besides Date and the timers: hrtime, performance, uptime, Intl, and the
// waits that Node builds on timers of its own.
const timersPromises = require('timers/promises');
const util = require('util');

/** Have every face show the time of `clock`. */
function install(clock) {
  hrtime(clock);
  performance(clock);
  process.uptime = () => clock.look() / 1e6;
  globalThis.setTimeout[util.promisify.custom] = timersPromises.setTimeout;
  if (timersPromises.scheduler) {
    timersPromises.scheduler.wait = (delay, options) =>
      timersPromises.setTimeout(delay, undefined, options);
  }
  AbortSignal.timeout = abortSignalTimeout;
  intl();
}

function hrtime(clock) {
  const bigint = () => BigInt(clock.look()) * 1000n;
  process.hrtime = function hrtime(since) {
    const now = clock.look();
    const read = [Math.floor(now / 1e6), (now % 1e6) * 1000];
    if (since === undefined) return read;
    const nanoseconds = read[1] - since[1];
    const borrowed = nanoseconds < 0 ? 1 : 0;
    return [read[0] - since[0] - borrowed, nanoseconds + borrowed * 1e9];
  };
  process.hrtime.bigint = bigint;
}

function performance(clock) {
  const face = {
    now: { value: () => clock.look() / 1000 },
    timeOrigin: { get: () => clock.offset / 1000 },
  };
  for (const [name, shown] of Object.entries(face)) {
    Object.defineProperty(globalThis.performance, name, { configurable: true, ...shown });
  }
}

/** Stand in for AbortSignal.timeout, whose timer Node keeps to itself. */
function abortSignalTimeout(delay) {
  const controller = new AbortController();
  const reason = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  setTimeout(() => controller.abort(reason()), delay).unref();
  return controller.signal;
}

/** Have dates be formatted that are left out, and so are now. */
function intl() {
  const prototype = Intl.DateTimeFormat.prototype;
  const { get } = Object.getOwnPropertyDescriptor(prototype, 'format');
  const { formatToParts } = prototype;
  const orNow = (date) => (date === undefined ? Date.now() : date);
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get() {
      const format = get.call(this);
      return (date) => format(orNow(date));
    },
  });
  prototype.formatToParts = function (date) {
    return formatToParts.call(this, orNow(date));
  };
}

module.exports = { install };
