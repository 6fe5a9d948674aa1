// Brings a Node program's TLS connections to the Graph API to the proxy. All clients for Node end in
// tls.connect: https, fetch, undici, axios, got, request. Loaded by NODE_OPTIONS=--require.
'use strict';
const tls = require('tls');
const fs = require('fs');
const module_ = require('module');

const hosts = new Set((process.env.COURTESY_HOSTS || '').split(','));
const [host, port] = (process.env.COURTESY_PROXY || '').split(':');
const connect = tls.connect;

if (host) {
  const ca = fs.readFileSync(process.env.COURTESY_CA);
  tls.connect = function (...given) {
    const options = given.find((one) => one && typeof one === 'object') || {};
    const name = options.servername || options.host || options.hostname
      || (typeof given[1] === 'string' ? given[1] : '');
    if (!hosts.has(name) && !hosts.has(options.host)) return connect.apply(this, given);
    const own = { host, port: Number(port), servername: options.servername || name, ca };
    const none = { lookup: undefined, path: undefined, socket: undefined, httpSocket: undefined };
    const listener = given.find((one) => typeof one === 'function');
    return connect.call(this, { ...options, ...none, ...own }, listener);
  };
  module_.syncBuiltinESMExports();
}
