'use strict';
// Time before the bot listens: it runs free, so that a bot that waits before it listens gets there.
//
// What is due comes at once whenever the process is quiet. Where it is not, because it waits for
// the world outside, timers come due in real time; so they do once HEAD_START has passed at once,
// because a process that is no bot, and only waits for another, must not race through its time.
const real = require('./real.cjs');

const HEAD_START = 3600e6; // us of simulated time that may pass at once
const LONGEST = 50; // real milliseconds between two looks at a process that is not quiet
const US = 1000; // in a millisecond

class Startup {
  constructor(clock, quiet) {
    this.clock = clock;
    this.quiet = quiet;
    this.over = false;
    this.looking = false;
    this.pause = 1; // real ms until the next look
    this.born = real.hrtime();
    clock.added = () => this._begin();
  }

  /** Have time stand still from now on, but for what the harness says. */
  end() {
    this.over = true;
  }

  /** Let time run free again. */
  again() {
    this.over = false;
    this._begin();
  }

  _begin() {
    if (this.looking || this.over) return;
    this.looking = true;
    this._look();
  }

  _look() {
    this.quiet.look((why) => {
      const { next } = this.clock;
      if (this.over || next === null) this.looking = false;
      else if (next <= this._elapsed || (!why && this._blocks(next))) this._fire();
      else this._wait(next);
    });
  }

  /** Return whether a timer is what a process that is quiet waits for. */
  _blocks(next) {
    return next <= HEAD_START && this.clock.holds();
  }

  _fire() {
    this.pause = 1;
    this.clock.fire();
    this._look();
  }

  /** Look again later; do not keep the process alive for a timer that would not. */
  _wait(next) {
    const left = Math.max(1, (next - this._elapsed) / US);
    const handle = real.setTimeout(() => this._look(), Math.min(this.pause, left));
    this.pause = Math.min(LONGEST, 2 * this.pause);
    if (!this.clock.holds()) handle.unref();
  }

  /** Real microseconds since the process began, which simulated time may always reach. */
  get _elapsed() {
    return Number((real.hrtime() - this.born) / 1000n);
  }
}

module.exports = { Startup };
