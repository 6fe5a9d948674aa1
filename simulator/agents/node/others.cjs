'use strict';
// What keeps a time of its own: child processes, worker threads, HTTP/2; and compilers of
// WebAssembly, which Node's own fetch has when it is first used.
const { Worker } = require('worker_threads');

/** Return what to do when a resource of a kind is made; `quiet` waits for threads and takes notes. */
function watch(quiet) {
  const threads = { once() {}, bytesRead: 0, bytesWritten: 0 }; // all of them, as one socket
  const { emit, postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (...given) {
    threads.bytesWritten += 1;
    return postMessage.apply(this, given);
  };
  Worker.prototype.emit = function (event, ...given) {
    if (event !== 'online') threads.bytesRead += 1;
    return emit.call(this, event, ...given);
  };
  for (const name of ['compile', 'instantiate']) {
    const plain = WebAssembly[name];
    WebAssembly[name] = (...given) => quiet.await(plain.apply(WebAssembly, given));
  }
  return {
    HTTP2SESSION: () => quiet.note('HTTP/2'),
    PROCESSWRAP: () => quiet.note('a child process'),
    WORKER: () => {
      quiet.note('a worker thread');
      quiet.socketBegins(threads, 'a worker thread');
      threads.bytesWritten += 1;
    },
  };
}

module.exports = { watch };
