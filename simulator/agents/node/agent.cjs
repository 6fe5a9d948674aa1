'use strict';
// Brings a Node bot to simulated time and to the harness, unchanged: NODE_OPTIONS=--require agent.cjs
//
// COURTESY_SOCKET is the Unix socket of the harness; without it nothing happens. COURTESY_NOW is the
// instant at which the process begins, in microseconds since 1970. A process makes itself known to
// the harness, and so becomes the bot, when it calls Graph or listens as an HTTP server.
const { isMainThread } = require('worker_threads');

const { isWrapper } = require('./wrappers.cjs');

function install(path, wall) {
  const { syncBuiltinESMExports } = require('module');
  const real = require('./real.cjs');
  const chance = require('./chance.cjs');
  const faces = require('./faces.cjs');
  const { Channel } = require('./channel.cjs');
  const { Clock } = require('./clock.cjs');
  const { Outgoing } = require('./outgoing.cjs');
  const { spell } = require('./places.cjs');
  const { Pollers } = require('./pollers.cjs');
  const { Quiet } = require('./quiet.cjs');
  const { Serving } = require('./serving.cjs');
  const { Session } = require('./session.cjs');
  const { Startup } = require('./startup.cjs');

  const note = (what, kind) => session.note(what, kind);
  const channel = new Channel(path, (message) => session.hear(message));
  const clock = new Clock(wall || real.wall() * 1000);
  clock.spun = (where) => note(`a wait at ${spell(where)}`, 'BUSY_WAIT');
  const quiet = new Quiet(note);
  const startup = new Startup(clock, quiet);
  const session = new Session({ channel, clock, quiet, startup, pollers: new Pollers() });
  session.outgoing = new Outgoing(session);
  session.serving = new Serving(session);
  session.outgoing.install();
  session.serving.install();
  chance.install();
  faces.install(clock);
  syncBuiltinESMExports();
  if (require('cluster').isWorker) note('a cluster of processes');
}

const { COURTESY_NOW, COURTESY_SOCKET } = process.env;
if (COURTESY_SOCKET && isMainThread && !isWrapper(process.argv[1])) {
  install(COURTESY_SOCKET, Number(COURTESY_NOW));
}
