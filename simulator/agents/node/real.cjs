'use strict';
// What is real, taken before anything is replaced: the agent itself lives by these.
//
// Node's own http, net and tls are loaded here, before the clock is, so that what they keep of the
// timers stays real too.
const fs = require('fs');
const http = require('http');
require('https');
const net = require('net');
require('tls');

module.exports = {
  clearTimeout,
  connect: net.connect,
  hrtime: process.hrtime.bigint,
  request: http.request,
  setImmediate,
  setTimeout,
  stat: fs.stat,
  wall: Date.now,
};
