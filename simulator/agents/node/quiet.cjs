'use strict';
// Whether the process has done all that it can do at this instant.
//
// It is quiet when two turns of the event loop in a row began with nothing under way: no call that
// the harness has yet to answer, no request to the world outside, no file, name or process that is
// waited for, nothing set by setImmediate; and when nothing is left in the thread pool.
//
// The waits here are real, because what they wait for is; they are bounded by GLANCE, SILENCE and
// PATIENCE. What is given up on is noted, and time goes on without it.
const asyncHooks = require('async_hooks');
const diagnostics = require('diagnostics_channel');

const others = require('./others.cjs');
const real = require('./real.cjs');
const { Pool, uses } = require('./pool.cjs');

const CALM = 2; // turns in a row
const ENDLESS = 100000; // turns in one instant after which the bot turns in a circle
const EAGER = 200; // looks at once before looking only every GLANCE
const GLANCE = 1; // real milliseconds between two looks at what is under way outside
const SILENCE = 250; // real ms without an answer on a socket until none is expected
const PATIENCE = 60000; // real ms after which the answer to a request is not waited for
const SHORT_PATIENCE = 10000; // the same for what else is under way, such as a child process
const NS = 1000000n; // nanoseconds in a millisecond

const HELD = new RegExp(
  '^(FSReq|GetAddrInfoReq|GetNameInfoReq|QueryReq|TCPConnect|PipeConnect|ProcessWrap|WriteWrap' +
    '|ShutdownWrap)'
);
const milliseconds = () => Number(real.hrtime() / NS);

class Quiet {
  /** `note(what)` hears of what is not under control. */
  constructor(note) {
    this.note = note;
    this.activity = 0;
    this.calls = 0; // that the harness has yet to answer
    this.promises = 0; // of what is done outside
    this.requests = new Map(); // of the bot's to servers outside
    this.sockets = new Map(); // real ones, with what was last seen of them
    this.ignored = new Map(); // kinds of resources that are under way for ever, with their numbers
    this.inbox = []; // what the harness said, and the bot has yet to hear
    this.active = 0; // who waits for quiet
    this.own = 0; // of what setImmediate was given: ours
    this.resume = null;
    const pool = new Pool(note, () => this.stir());
    const heard = others.watch(this);
    const init = (id, kind) => {
      if (uses(kind)) pool.used();
      else if (heard[kind]) heard[kind]();
    };
    asyncHooks.createHook({ init }).enable();
    this._watchRequests();
  }

  /** Take note that something happens at this instant. */
  stir() {
    this.activity += 1;
  }

  callBegins() {
    this.calls += 1;
  }

  callEnds() {
    this.calls -= 1;
  }

  /** Have `action`, which the harness wants, be done once all is quiet but for calls. */
  hear(action) {
    this.inbox.push(action);
    const resume = this.resume;
    this.resume = null;
    if (resume) this._soon(resume);
    else if (this.active === 0) this.settle(() => {});
  }

  /** Wait for a promise of what is done outside, and cannot be seen. */
  await(promise) {
    this.promises += 1;
    const ends = () => {
      this.promises -= 1;
    };
    promise.then(ends, ends);
    return promise;
  }

  /** Watch a real socket. */
  socketBegins(socket, host) {
    this.sockets.set(socket, { host, read: 0, written: 0, since: 0, awaited: false });
    socket.once('close', () => this.sockets.delete(socket));
  }

  /** Call `then` when all is quiet, with null, or with a clause on what never is. */
  settle(then) {
    this._begin(then, true);
  }

  /** Call `then` soon: with null if all is quiet, or with a clause on what is not. */
  look(then) {
    this._begin(then, false);
  }

  /** Return what keeps the process from being quiet, or null. */
  busy() {
    const resources = process.getActiveResourcesInfo();
    if (this.promises > 0 || this._held(resources)) return 'outside';
    if (this._awaited() || this._requested()) return 'outside';
    const immediates = resources.filter((kind) => kind === 'Immediate').length;
    return immediates > this.own ? 'turn' : null;
  }

  _soon(action) {
    this.own += 1;
    real.setImmediate(() => {
      this.own -= 1;
      action();
    });
  }

  _begin(then, patient) {
    this.active += 1;
    const told = (why) => {
      this.active -= 1;
      then(why);
      if (this.active === 0 && this.inbox.length > 0) this.settle(() => {});
    };
    const counts = { calm: 0, turns: 0, heard: 0, looks: 0, since: 0 };
    this._again({ ...counts, seen: this.activity, then: told, patient });
  }

  _again(state) {
    this._soon(() => this._turn(state));
  }

  _turn(state) {
    const why = this.busy();
    if (why === 'outside') {
      this._wait(state);
      return;
    }
    if ((state.turns += 1) > ENDLESS) {
      state.then('what setImmediate was given sets the next one, for ever');
      return;
    }
    const still = why === null && this.activity === state.seen;
    state.calm = still ? state.calm + 1 : 0;
    state.seen = this.activity;
    state.looks = 0;
    if (state.calm < CALM) this._again(state);
    else this._rest(state);
  }

  /** All is quiet but for calls: let the bot hear one thing more, or end. */
  _rest(state) {
    const action = this.inbox.shift();
    if (action && (state.heard += 1) > ENDLESS) {
      state.then(`${ENDLESS} calls were made at one instant, one after the answer to the other`);
    } else if (action) {
      state.turns = 0;
      this.stir();
      action();
      this._again(state);
    } else if (this.calls === 0) {
      state.then(null);
    } else if (state.patient) {
      this.resume = () => this._turn(state);
    } else {
      state.then('a call has yet to be answered');
    }
  }

  _wait(state) {
    if (!state.patient) {
      state.then('something is under way outside');
      return;
    }
    state.calm = 0;
    if (state.looks === 0) state.since = milliseconds();
    if ((state.looks += 1) < EAGER) {
      this._again(state);
      return;
    }
    const patience = this._requested() ? PATIENCE : SHORT_PATIENCE;
    if (milliseconds() - state.since > patience) this._giveUp(patience / 1000);
    real.setTimeout(() => this._turn(state), GLANCE);
  }

  _giveUp(seconds) {
    for (const { host } of this.requests.values()) {
      this.note(`an answer of ${host} after more than ${seconds} s`);
    }
    this.requests.clear();
    for (const [kind, count] of this._counted(process.getActiveResourcesInfo())) {
      this.note(`what is under way for more than ${seconds} s (${kind})`);
      this.ignored.set(kind, count);
    }
  }

  _held(resources) {
    for (const kind of resources) {
      if (HELD.test(kind)) {
        const counted = this._counted(resources);
        return [...counted].some(([name, count]) => count > (this.ignored.get(name) || 0));
      }
    }
    return false;
  }

  _counted(resources) {
    const counted = new Map();
    for (const kind of resources) {
      if (HELD.test(kind)) counted.set(kind, (counted.get(kind) || 0) + 1);
    }
    return counted;
  }

  _requested() {
    for (const { socket } of this.requests.values()) {
      if (socket() && !socket().inMemory) return true;
    }
    return false;
  }

  /** Return whether something was written to a real socket that may yet be answered. */
  _awaited() {
    let awaited = false;
    for (const [socket, seen] of this.sockets) {
      if (socket.bytesWritten !== seen.written) {
        seen.written = socket.bytesWritten;
        seen.read = socket.bytesRead;
        seen.since = milliseconds();
        seen.awaited = true;
      } else if (socket.bytesRead !== seen.read) {
        seen.read = socket.bytesRead;
        seen.awaited = false;
        this.stir();
      } else if (seen.awaited && milliseconds() - seen.since > SILENCE) {
        seen.awaited = false;
        this.note(`an answer of ${seen.host} after more than ${SILENCE} ms`);
      }
      awaited = awaited || seen.awaited;
    }
    return awaited;
  }

  _watchRequests() {
    diagnostics.subscribe('http.client.request.start', ({ request }) => {
      if (request.socket && request.socket.inMemory) return;
      this.requests.set(request, { host: request.host, socket: () => request.socket });
      request.once('close', () => this.requests.delete(request));
    });
    diagnostics.subscribe('undici:client:sendHeaders', ({ request, socket }) => {
      if (!socket.inMemory) this.requests.set(request, { host: request.origin, socket: () => socket });
    });
    for (const end of ['undici:request:trailers', 'undici:request:error']) {
      diagnostics.subscribe(end, ({ request }) => this.requests.delete(request));
    }
  }
}

module.exports = { Quiet };
