'use strict';
// What the harness says, and what the agent answers: time, requests, and the calls between them.
const chance = require('./chance.cjs');

const DAY = 86400e6; // us
const ROUNDS = 5; // of what was left behind, and of what that leaves behind
const LONGEST = 400 * DAY; // that the end of a scenario may pass at once
const CIRCLES = 10000; // timers at one instant after which the bot turns in a circle

class Session {
  /** `parts` is {channel, clock, quiet, startup, serving, outgoing, pollers}. */
  constructor(parts) {
    Object.assign(this, parts);
    this.base = 0; // the clock's instant at which the scenario began
    this.ready = false;
    this.noted = new Set();
    this.stash = []; // what can wait until the process is known to be the bot
  }

  /** Say something to the harness, with the time where the message wants it. */
  say(message) {
    if (message.call) message.now = this.now;
    const first = !this.channel.open;
    this.channel.say(message);
    if (first) this.stash.forEach((told) => this.channel.say(told));
  }

  /** Say something that is of interest only if this process is the bot. */
  tell(message) {
    if (this.channel.open) this.channel.say(message);
    else this.stash.push(message);
  }

  /** Take note, once, of something that is not under control; the kind is the harness's name. */
  note(what, kind = 'BEYOND_AGENT') {
    if (!this.noted.has(what)) this.tell({ note: kind, what });
    this.noted.add(what);
  }

  /** Keep the process alive. */
  hold() {
    this.channel.hold();
  }

  /** Let the process end if it has nothing else to do. */
  release() {
    this.channel.release();
  }

  /** Return the bot's own server on a port, or null. */
  own(port) {
    return this.serving.own(port);
  }

  /** Microseconds since the scenario began. */
  get now() {
    return this.clock.now - this.base;
  }

  /** A server of the bot's is open: time no longer runs free, and once all is quiet, say so. */
  listens() {
    if (this.ready) return;
    this.startup.end();
    this.outgoing.warm();
    this.quiet.settle(() => {
      if (this.ready) return;
      if (this.serving.servers.length === 0) {
        this.startup.again();
        return;
      }
      this.ready = true;
      const { now } = this;
      this.say({ ready: this.serving.described(), now, next: this._relative(this.clock.next) });
    });
  }

  /** Do what a message asks for. */
  hear(message) {
    const later = (action) => this.quiet.hear(action);
    if (message.answer !== undefined) later(() => this.outgoing.answer(message));
    else if (message.refuse !== undefined) later(() => this.outgoing.refuse(message));
    else if (message.request) later(() => this.serving.deliver(message.request));
    else if (message.take) this.outgoing.take(message.take);
    else if (message.begin) this._begin(message.begin);
    else if (message.run !== undefined) this._run(this.base + message.run, message.requests || []);
    else if (message.end) this._end();
    else if (message.quit) process.exit();
  }

  /** Begin a scenario, on a whole day of the clock's: what keeps waking up has one phase in all. */
  _begin({ wall, seed }) {
    chance.seed(seed);
    this.pollers.clear();
    this.startup.end();
    this.ready = true;
    const start = (Math.floor(this.clock.now / DAY) + 1) * DAY;
    this.base = start;
    this.clock.jump(start);
    this.clock.show(wall);
    this._live(start, (stuck) => this._done(stuck));
  }

  _run(until, requests) {
    this.pollers.clear();
    this._live(until, (stuck) => {
      if (stuck || requests.length === 0) {
        this._done(stuck);
        return;
      }
      requests.forEach((request) => this.serving.deliver(request));
      this._live(until, (late) => this._done(late));
    });
  }

  /** End a scenario: what was left behind comes due, without the time until then being lived. */
  _end() {
    this.pollers.clear();
    this._drain(ROUNDS);
  }

  _drain(rounds) {
    const { last } = this.clock;
    if (rounds === 0 || last === null) {
      this._done(null);
      return;
    }
    const until = Math.min(last, this.clock.now + LONGEST);
    this.clock.jump(until);
    this._live(until, (stuck) => (stuck ? this._done(stuck) : this._drain(rounds - 1)));
  }

  /** Live until an instant, timer by timer; then call `then`, with a clause if it never comes. */
  _live(until, then) {
    this.clock.rest();
    let fired = 0;
    let instant = this.clock.now;
    const step = (stuck) => {
      const { next } = this.clock;
      if (stuck || next === null || next > until) {
        if (!stuck) this.clock.moveTo(until);
        then(stuck);
        return;
      }
      if (next > instant) [instant, fired] = [next, 0];
      if ((fired += 1) > CIRCLES) {
        then(`${CIRCLES} timers came due at one instant: ${this.clock.waiting()[0]}`);
        return;
      }
      this.pollers.time(() => this.clock.fire());
      this.quiet.settle(step);
    };
    this.quiet.settle(step);
  }

  _done(stuck) {
    const { now } = this;
    if (stuck) {
      this.say({ stuck, now });
      return;
    }
    const { next, last } = this.clock;
    const waiting = this.clock.waiting();
    const pollers = this.pollers.told();
    const ends = { next: this._relative(next), last: this._relative(last) };
    this.say({ done: true, now, ...ends, waiting, pollers });
  }

  _relative(us) {
    return us === null ? null : us - this.base;
  }
}

module.exports = { Session };
