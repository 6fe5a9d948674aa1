'use strict';
// Simulated time of the process: timers that come due only when the agent says so.
//
// Time is in whole microseconds since the process began and only grows; the wall clock is an offset
// to it. The timers are those of fake-timers, whose clock counts milliseconds with a fraction.
const { AsyncResource } = require('async_hooks');

const fakeTimers = require('./vendor/fake-timers.cjs');
const { INSIDE, mark, spell } = require('./places.cjs');

const FAKED = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];
const RESOURCE = 'SIMULATED_TIMER'; // the name of a timer's asynchronous context
const SPIN = 20000; // looks at the clock in one instant from which on each costs STEP
const STEP = 1; // simulated milliseconds
const SHOWN = 20; // timers, at most, in the list of what is waited for

class Clock {
  /** Take the place of the timers; `wall` is the wall clock's instant, in us since 1970. */
  constructor(wall) {
    this.added = () => {};
    this.spun = () => {}; // hears of a wait that looks at the clock over and over
    this.looks = 0; // at the clock, in this instant
    this.offset = wall;
    this.furthest = null; // the timer that was last seen to be due last
    this.fake = fakeTimers.install({ now: 0, toFake: FAKED, shouldClearNativeTimers: true });
    // A timer of 0 ms is due at this very instant, whoever sets it.
    Object.defineProperty(this.fake, 'duringTick', { get: () => false, set() {} });
    this._dress('setTimeout', (delay) => delay);
    this._dress('setInterval', (delay) => (delay >= 1 ? delay : 1));
    globalThis.Date.clock = new Wall(this);
  }

  get now() {
    return Math.round(this.fake.now * 1000);
  }

  /** What the bot sees of `now`: to look at it over and over costs time, so such a wait ends. */
  look() {
    this.looks += 1;
    if (this.looks === SPIN) this.spun(mark(this.look));
    if (this.looks > SPIN) this.fake.now += STEP;
    return this.now;
  }

  /** Take note that nobody is looking at the clock over and over. */
  rest() {
    this.looks = 0;
  }

  /** The instant of the next timer, or null. */
  get next() {
    const first = this._first();
    return first ? due(first) : null;
  }

  /** The instant of the last timer, or null. */
  get last() {
    if (!this._first()) return null;
    const known = this.furthest;
    if (!known || this.fake.timers.get(known.id) !== known || known.callAt !== this.reach) {
      this.furthest = null;
      for (const timer of this.fake.timers.values()) this._reaches(timer);
    }
    return due(this.furthest);
  }

  /** Return whether a timer is pending that keeps a process alive. */
  holds() {
    const timers = this.fake.timerHeap ? this.fake.timerHeap.timers : [];
    return timers.some((timer) => !timer.handle || timer.handle.hasRef());
  }

  /** Have the wall clock show `wall`, in us since 1970, at this instant. */
  show(wall) {
    this.offset = wall - this.now;
  }

  /** Move time to the next timer and run it; return it. */
  fire() {
    const timer = this._first();
    this.rest();
    if (due(timer) < this.now) this._postpone(timer, this.now, timer.order);
    try {
      this.fake.next();
    } catch (error) {
      // The bot's own affair, as it would be in a real timer; time goes on if the bot survives it.
      process.nextTick(() => {
        throw error;
      });
    }
    return timer;
  }

  /** Move time to `us`, before which nothing is due. */
  moveTo(us) {
    if (us > this.now) this.fake.now = us / 1000;
  }

  /** Move time to `us` without living through it: what was due before is due then. */
  jump(us) {
    const heap = this.fake.timerHeap;
    const late = heap ? heap.timers.filter((timer) => due(timer) < us) : [];
    // Where several come due together, the one that was due first goes first.
    late.sort((a, b) => a.callAt - b.callAt || a.order - b.order);
    const orders = late.map((timer) => timer.order).sort((a, b) => a - b);
    late.forEach((timer, at) => this._postpone(timer, us, orders[at]));
    this.moveTo(us);
  }

  /** Have `action` run in `us` microseconds, to the microsecond; return what calls it off. */
  after(us, action) {
    const handle = this.fake.plainSetTimeout(action, 0);
    const timer = this._timer(handle);
    this._postpone(timer, this.now + us, timer.order);
    this.added(timer);
    return () => this.fake.clearTimeout(handle);
  }

  /** Return clauses on what the bot waits for, and where it was set. */
  waiting() {
    if (!this._first()) return [];
    const timers = this.fake.timerHeap.timers.slice(0, SHOWN).filter((timer) => !isNodes(timer));
    return timers.sort((a, b) => a.callAt - b.callAt || a.order - b.order).map(describe);
  }

  _first() {
    return this.fake.timerHeap ? this.fake.timerHeap.peek() : undefined;
  }

  _timer(handle) {
    return this.fake.timers.get(Number(handle));
  }

  _postpone(timer, us, order) {
    const heap = this.fake.timerHeap;
    heap.remove(timer);
    timer.callAt = us / 1000;
    timer.order = order;
    heap.push(timer);
    this._reaches(timer);
  }

  _reaches(timer) {
    if (this.furthest && this.furthest.callAt > timer.callAt) return;
    this.furthest = timer;
    this.reach = timer.callAt;
  }

  /** Give a kind of timer what Node's have: its asynchronous context, close(), and a place. */
  _dress(name, fit) {
    const plain = this.fake[name];
    if (name === 'setTimeout') this.fake.plainSetTimeout = plain;
    const clock = this;
    this.fake[name] = function (func, delay, ...args) {
      const handle = plain(inContext(func), fit(Number(delay)), ...args);
      const timer = clock._timer(handle);
      timer.mark = mark(clock.fake[name]);
      timer.handle = handle;
      handle.close = () => {
        clock.fake.clearTimeout(handle);
        return handle;
      };
      if (Symbol.dispose) handle[Symbol.dispose] = handle.close;
      clock._reaches(timer);
      clock.added(timer);
      return handle;
    };
  }
}

/** What Date asks for the time. */
class Wall {
  constructor(clock) {
    this.clock = clock;
  }

  get now() {
    return Math.floor((this.clock.look() + this.clock.offset) / 1000);
  }
}

/** Return `func` so that it runs in the asynchronous context of the present. */
function inContext(func) {
  if (typeof func !== 'function') return func;
  const context = new AsyncResource(RESOURCE, { requireManualDestroy: true });
  return (...args) => context.runInAsyncScope(func, undefined, ...args);
}

function due(timer) {
  return Math.round(timer.callAt * 1000);
}

/** Return whether a timer is Node's or ours, and none of the bot's. */
function isNodes(timer) {
  return !timer.mark || spell(timer.mark) === INSIDE;
}

function describe(timer) {
  const every = typeof timer.interval === 'number';
  return `${every ? 'setInterval' : 'setTimeout'} of ${timer.delay} ms at ${spell(timer.mark)}`;
}

module.exports = { Clock, RESOURCE };
