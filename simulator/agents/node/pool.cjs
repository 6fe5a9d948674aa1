'use strict';
// Work in Node's thread pool (crypto, zlib, native add-ons), of which Node shows nothing.
//
// The pool is made to have one thread, so it does one thing after the other, in the order in which
// they were given to it, and a task of our own that is given last is done last.
const asyncHooks = require('async_hooks');
const zlib = require('zlib');

const real = require('./real.cjs');
const { RESOURCE } = require('./clock.cjs');

const POOLED = /^(?!HTTPCLIENT).*REQUEST$/; // what crypto calls its tasks
const KNOWN = new Set(Object.keys(asyncHooks.asyncWrapProviders || {}));
for (const own of ['PROMISE', 'TickObject', 'Immediate', 'Timeout', 'Microtask', 'bound-anonymous-fn', RESOURCE]) {
  KNOWN.add(own);
}

/** Return whether an asynchronous resource of a kind may be a task in the pool. */
function uses(kind) {
  // What is not known is a native add-on's, for all that can be told.
  return POOLED.test(kind) || !KNOWN.has(kind);
}

/** Call `used` whenever zlib gives something to the pool. */
function watch(used) {
  shrink();
  const base = Object.getPrototypeOf(Object.getPrototypeOf(zlib.Gzip.prototype));
  const transform = base._transform;
  base._transform = function (...given) {
    if (this._handle && !Object.hasOwn(this._handle, 'write')) dress(this._handle, used);
    return transform.apply(this, given);
  };
}

/** Have a task come last in the pool, and call `then` once it is done. */
function empty(then) {
  real.stat('/', then);
}

function dress(handle, used) {
  const { write } = handle;
  handle.write = function (...given) {
    used();
    return write.apply(this, given);
  };
}

function shrink() {
  const before = process.env.UV_THREADPOOL_SIZE;
  process.env.UV_THREADPOOL_SIZE = '1';
  real.stat('/', () => {}); // the first task is what makes the pool
  if (before === undefined) delete process.env.UV_THREADPOOL_SIZE;
  else process.env.UV_THREADPOOL_SIZE = before;
}

module.exports = { empty, uses, watch };
