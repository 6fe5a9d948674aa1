'use strict';
// Brings what a client sends to Graph's hard-coded address to the fake, in plain HTTP, and lets it
// reach no other host. Given to Node by --require; the port is in FAKE_GRAPH_PORT.
const http = require('http');
const https = require('https');

const GRAPH = 'graph.facebook.com';

function request(...given) {
  const callback = given.find((one) => typeof one === 'function');
  const url = typeof given[0] === 'string' ? new URL(given[0]) : given[0];
  const options = url instanceof URL ? { ...(given[1] || {}) } : { ...url };
  const host = url instanceof URL ? url.hostname : options.hostname || options.host;
  if (host !== GRAPH) throw new Error(`contract tests call ${GRAPH}, not ${host}`);
  const path = url instanceof URL ? url.pathname + url.search : options.path;
  return http.request(
    {
      method: options.method,
      path,
      auth: options.auth,
      host: '127.0.0.1',
      port: process.env.FAKE_GRAPH_PORT,
      headers: { ...options.headers, host: GRAPH },
      agent: false,
    },
    callback
  );
}

https.request = request;
https.get = (...given) => {
  const asked = request(...given);
  asked.end();
  return asked;
};
require('module').syncBuiltinESMExports();
