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
for (const own of ['PROMISE', 'TickObject', 'Immediate', 'Timeout', 'Microtask', RESOURCE]) {
  KNOWN.add(own);
}
const NOTED = {
  PROCESSWRAP: ['child-process', 'a child process keeps real time'],
  WORKER: ['worker-thread', 'a worker thread keeps real time'],
  HTTP2SESSION: ['http2', 'HTTP/2 is not under control'],
};

/** Call `used` whenever something may be given to the pool, `note` when something keeps real time. */
function watch(used, note) {
  shrink();
  asyncHooks.createHook({ init: (id, kind) => began(kind, used, note) }).enable();
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

function began(kind, used, note) {
  if (POOLED.test(kind)) used();
  else if (NOTED[kind]) note(...NOTED[kind]);
  else if (!KNOWN.has(kind)) used(); // a native add-on's, for all that can be told
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

module.exports = { empty, watch };
