'use strict';
// What wakes up over and over, and what it costs in real time.
const real = require('./real.cjs');
const { spell } = require('./places.cjs');

const MANY = 100; // timers in one run, from which on it matters who wakes up
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
    if ((this.fired += 1) <= MANY) {
      fire();
      return;
    }
    const began = real.hrtime();
    const place = spell(fire().mark);
    const known = this.places.get(place) || { wakes: 0, took: 0 };
    this.places.set(place, known);
    known.wakes += 1;
    known.took += Number(real.hrtime() - began);
  }

  /** Return [place, wakes, real seconds] of each. */
  told() {
    return [...this.places].map(([place, { wakes, took }]) => [place, wakes, took / SECOND]);
  }
}

module.exports = { Pollers };
