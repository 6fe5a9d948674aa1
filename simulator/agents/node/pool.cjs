'use strict';
// Work in Node's thread pool (files, names, crypto, zlib, native add-ons), done before anything else.
//
// How long it takes is a matter of real time, and so would be what comes first of all that happens
// at one instant. So the process waits for its pool, before it goes back to its event loop: a task of
// our own that is given to a pool of one thread last is done last, and is seen to be done, because it
// fills memory of ours with random bytes.
const asyncHooks = require('async_hooks');
const crypto = require('crypto');
const zlib = require('zlib');

const real = require('./real.cjs');
const { RESOURCE } = require('./clock.cjs');

const PATIENCE = 5000000000n; // real nanoseconds after which a task is left to come when it comes
const EAGER = 2000; // looks before the process sleeps between them
const SLEEP = 0.05; // real milliseconds between two looks
const TASK = /^(FSREQ|FILEHANDLECLOSEREQ|GETADDRINFO|GETNAMEINFO)|^(?!HTTPCLIENT).*REQUEST$/;
const KNOWN = new Set(Object.keys(asyncHooks.asyncWrapProviders || {}));
for (const own of ['PROMISE', 'TickObject', 'Immediate', 'Timeout', 'Microtask', RESOURCE]) {
  KNOWN.add(own);
}
KNOWN.add('bound-anonymous-fn');

const { randomFill } = crypto;
const filled = new Int32Array(4);
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Return whether an asynchronous resource of a kind may be a task in the pool. */
function uses(kind) {
  // What is not known is a native add-on's, for all that can be told.
  return TASK.test(kind) || !KNOWN.has(kind);
}

class Pool {
  /** `note(what)` hears of tasks that are not waited for, `stir()` of each task. */
  constructor(note, stir) {
    this.note = note;
    this.stir = stir;
    this.last = false; // whether a task of ours is in the pool
    this.asked = false; // whether the pool will be waited for
    this._shrink();
    this._watchZlib();
  }

  /** Take note that something is given to the pool. */
  used() {
    this.stir();
    if (this.asked || this.last) return;
    this.asked = true;
    process.nextTick(() => this._empty());
  }

  /** Wait until the pool has done all that it was given. */
  _empty() {
    this.asked = false;
    filled.fill(0);
    this.last = true;
    let waits = true;
    randomFill(filled, () => {
      if (!waits) this.last = false;
    });
    const end = real.hrtime() + PATIENCE;
    for (let looks = 0; !isFilled(); looks += 1) {
      if (looks > EAGER) Atomics.wait(pause, 0, 0, SLEEP);
      if (looks > EAGER && real.hrtime() > end) {
        waits = false;
        this.note('a task of more than 5 s in the thread pool');
        return;
      }
    }
    this.last = false;
  }

  /** Make the pool one of one thread: first in, first out. */
  _shrink() {
    const before = process.env.UV_THREADPOOL_SIZE;
    process.env.UV_THREADPOOL_SIZE = '1';
    real.stat('/', () => {}); // the first task is what makes the pool
    if (before === undefined) delete process.env.UV_THREADPOOL_SIZE;
    else process.env.UV_THREADPOOL_SIZE = before;
  }

  /** See each task of zlib's, of which a stream gives many. */
  _watchZlib() {
    const base = Object.getPrototypeOf(Object.getPrototypeOf(zlib.Gzip.prototype));
    const transform = base._transform;
    const used = () => this.used();
    base._transform = function (...given) {
      if (this._handle && !Object.hasOwn(this._handle, 'write')) dress(this._handle, used);
      return transform.apply(this, given);
    };
  }
}

function isFilled() {
  return [0, 1, 2, 3].some((at) => Atomics.load(filled, at) !== 0);
}

function dress(handle, used) {
  const { write } = handle;
  handle.write = function (...given) {
    used();
    return write.apply(this, given);
  };
}

module.exports = { Pool, uses };
