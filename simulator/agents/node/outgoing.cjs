'use strict';
// What the bot calls: Graph's hosts, and others on request, are answered by the harness, however the
// address got into the program and whichever library calls it, because every one of them connects
// through tls.connect or net.connect.
const http = require('http');
const net = require('net');
const tls = require('tls');

const real = require('./real.cjs');
const { pair } = require('./pipe.cjs');

const GRAPH = ['graph.facebook.com', 'graph-video.facebook.com'];
const EVERY = '*';
const WARM = 'warm.invalid'; // where only the agent calls, and only the agent answers
const HEAD_LIMIT = 1 << 20; // bytes of a request's head, far above what a bot sends
const OF_A_CONNECTION = /^(connection|content-length|keep-alive|transfer-encoding)$/i;
const BODILESS = new Set([204, 304]);
const REFUSED = { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' };

class Outgoing {
  /** `session` is {clock, quiet, say, hold, release, own(port)}; own() is a server of the bot's. */
  constructor(session) {
    this.session = session;
    this.taken = new Set(GRAPH);
    this.told = new Set(); // hosts that the harness knows of
    this.calls = new Map(); // that wait for an answer, by their number
    this.count = 0;
    this.server = new http.Server({ maxHeaderSize: HEAD_LIMIT, requestTimeout: 0 });
    this.server.on('request', (request, response) => {
      if (request.socket.call.to.host === WARM) response.end();
      else this._collect(request, response);
    });
    Object.assign(this.server, { timeout: 0, keepAliveTimeout: 0, headersTimeout: 0 });
    this._avoidProxies();
  }

  /** Answer calls to `hosts` besides Graph's; "*" is every host but the machine itself. */
  take(hosts) {
    this.taken = new Set([...GRAPH, ...hosts]);
    this._avoidProxies();
  }

  /** Take the place of everything that connects. */
  install() {
    const outgoing = this;
    const instead = (owner, name, encrypted) => {
      const plain = owner[name];
      owner[name] = function (...given) {
        return outgoing._connect(given, encrypted) || plain.apply(this, given);
      };
    };
    instead(net, 'connect', false);
    instead(net, 'createConnection', false);
    instead(http.Agent.prototype, 'createConnection', false);
    instead(tls, 'connect', true);
    const { connect } = net.Socket.prototype;
    net.Socket.prototype.connect = function (...given) {
      outgoing._tell(this, Array.isArray(given[0]) ? given[0][0] : optionsOf(given));
      return connect.apply(this, given);
    };
  }

  /** Have fetch made ready, which takes it more turns for a first call than for the others. */
  warm() {
    if (globalThis.fetch) globalThis.fetch(`https://${WARM}/`).catch(() => {});
  }

  /** Answer a call, after some simulated time. */
  answer({ answer, status, headers, body, after }) {
    const call = this._settled(answer);
    if (!call) return;
    const reply = () => respond(call.response, status, headers, body);
    if (after > 0) this.session.clock.after(after, reply);
    else reply();
  }

  /** Have the connection of a call fail. */
  refuse({ refuse }) {
    const call = this._settled(refuse);
    if (!call) return;
    const { host, port } = call.to;
    const error = new Error(`connect ECONNREFUSED ${host}:${port}`);
    call.client.destroy(Object.assign(error, REFUSED, { address: host, port }));
  }

  /** Return an end in memory if the harness, or the bot itself, answers there. */
  _connect(given, encrypted) {
    const options = optionsOf(given);
    if (options.path) return null;
    const host = String((encrypted && options.servername) || options.host || 'localhost');
    const port = Number(options.port) || (encrypted ? 443 : 80);
    const to = { host: host.toLowerCase(), port, encrypted };
    const server = isLoopback(to.host) ? this.session.own(port) : null;
    if (!server && !this._takes(to.host)) return null;
    const [client, far] = pair(to, (us, action) => this.session.clock.after(us, action));
    far.call = { to, client };
    if (options.timeout) client.setTimeout(options.timeout);
    const served = encrypted && server ? 'secureConnection' : 'connection';
    (server || this.server).emit(served, far);
    const callback = given.find((one) => typeof one === 'function');
    opens(client, callback);
    return client;
  }

  _takes(host) {
    return host === WARM || this.taken.has(host) || (this.taken.has(EVERY) && !isLoopback(host));
  }

  _collect(request, response) {
    const { to, client } = request.socket.call;
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const id = (this.count += 1);
      this.calls.set(id, { response, to, client });
      this.session.quiet.callBegins();
      this.session.hold();
      const { method, rawHeaders } = request;
      const body = Buffer.concat(chunks).toString('latin1');
      const url = wholeUrl(to, request.url);
      this.session.say({ call: id, method, url, headers: inPairs(rawHeaders), body });
    });
  }

  _settled(id) {
    const call = this.calls.get(id);
    if (!call) return null;
    this.calls.delete(id);
    this.session.quiet.callEnds();
    this.session.release();
    return call;
  }

  /** Tell which host is contacted for real. */
  _tell(socket, options) {
    const host = options.host || 'localhost';
    if (options.path || options.fd !== undefined) return;
    this.session.quiet.socketBegins(socket, host);
    if (isLoopback(host) || this.told.has(host)) return;
    this.told.add(host);
    this.session.tell({ host });
  }

  /** Have libraries that mind a proxy's variables call these hosts directly. */
  _avoidProxies() {
    const hosts = this.taken.has(EVERY) ? [EVERY] : [...this.taken];
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const known = (process.env[name] || '').split(',').filter(Boolean);
      process.env[name] = [...new Set([...known, ...hosts])].join(',');
    }
  }
}

/** Return the options of connect(options), connect(port, host, options) or connect(path). */
function optionsOf(given) {
  const [first, second] = given;
  const options = Object.assign({}, ...given.filter((one) => one && typeof one === 'object'));
  if (typeof first === 'number') options.port = first;
  else if (typeof first === 'string') options[/^\d+$/.test(first) ? 'port' : 'path'] = first;
  if (typeof second === 'string' && options.port !== undefined) options.host = second;
  return options;
}

function isLoopback(host) {
  return /^(localhost|127\.[\d.]+|\[?::1\]?|0\.0\.0\.0|\[?::\]?)$/.test(host);
}

function opens(client, callback) {
  client.connecting = true;
  if (callback) client.once(client.encrypted ? 'secureConnect' : 'connect', callback);
  process.nextTick(() => {
    client.connecting = false;
    if (client.destroyed) return;
    client.emit('connect');
    client.emit('ready');
    if (client.encrypted) client.emit('secureConnect');
  });
}

function wholeUrl({ host, port, encrypted }, target) {
  if (/^https?:/i.test(target)) return target;
  const usual = port === (encrypted ? 443 : 80);
  return `${encrypted ? 'https' : 'http'}://${host}${usual ? '' : `:${port}`}${target}`;
}

function inPairs(flat) {
  const pairs = [];
  for (let at = 0; at < flat.length; at += 2) pairs.push([flat[at], flat[at + 1]]);
  return pairs;
}

function respond(response, status, headers, body) {
  if (response.destroyed) return;
  const bytes = Buffer.from(body || '', 'latin1');
  const told = headers.filter(([name]) => !OF_A_CONNECTION.test(name)).flat();
  if (!BODILESS.has(status)) told.push('Content-Length', lengthOf(response, headers, bytes));
  response.sendDate = false;
  response.writeHead(status, [...told, 'Connection', 'close']);
  response.end(bytes);
}

/** Return the length of a body; of one that HEAD only asks about, as it was told. */
function lengthOf(response, headers, bytes) {
  const told = headers.find(([name]) => name.toLowerCase() === 'content-length');
  return response.req.method === 'HEAD' && told ? told[1] : String(bytes.length);
}

module.exports = { Outgoing, inPairs };
