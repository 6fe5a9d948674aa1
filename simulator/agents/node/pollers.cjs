'use strict';
// What wakes up over and over, and what it costs in real time.
const real = require('./real.cjs');
const { spell } = require('./places.cjs');

const MANY = 100; // timers in one run, from which on it matters who wakes up
const SAMPLE = 20; // one in so many is looked at, and stands for all of them
const SECOND = 1e9; // nanoseconds

class Pollers {
  constructor() {
    this.clear();
  }

  clear() {
    this.fired = 0;
    this.places = new Map();
  }

  /** Fire a timer, which `fire` returns, and count it. */
  time(fire) {
    this.fired += 1;
    if (this.fired <= MANY || this.fired % SAMPLE > 0) {
      fire();
      return;
    }
    const began = real.hrtime();
    const timer = fire();
    const took = real.hrtime() - began;
    const place = spell(timer.mark);
    const known = this.places.get(place) || { wakes: 0, took: 0 };
    this.places.set(place, known);
    known.wakes += SAMPLE;
    known.took += SAMPLE * Number(took);
  }

  /** Return [place, wakes, real seconds] of each, estimated from the sample. */
  told() {
    return [...this.places].map(([place, { wakes, took }]) => [place, wakes, took / SECOND]);
  }
}

module.exports = { Pollers };
