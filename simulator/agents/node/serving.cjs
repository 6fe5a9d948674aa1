'use strict';
// The bot's own HTTP servers: no port is bound; requests are handed to them in memory.
const http = require('http');
const https = require('https');
const net = require('net');

const framework = require('./framework.cjs');
const real = require('./real.cjs');
const { inPairs } = require('./outgoing.cjs');
const { pair } = require('./pipe.cjs');

const FIRST_FREE = 49152; // where ports that nobody asked for by number begin
const HTTP2 = /^Http2(Secure)?Server$/;
const IN_USE = { code: 'EADDRINUSE', errno: -98, syscall: 'listen' };
const OF_A_CONNECTION = /^(connection|keep-alive|transfer-encoding)$/i;

class Serving {
  /** `session` is {quiet, say, note, hold, release, listens}; the last hears of an open server. */
  constructor(session) {
    this.session = session;
    this.servers = []; // open ones, the first to listen first
    this.free = FIRST_FREE;
  }

  /** Take the place of everything that listens. */
  install() {
    const serving = this;
    const { listen } = net.Server.prototype;
    net.Server.prototype.listen = function (...given) {
      if (this instanceof http.Server || this instanceof https.Server) {
        serving._open(this, given);
        return this;
      }
      if (HTTP2.test(this.constructor.name)) {
        serving.session.note('a server of HTTP/2');
      }
      return listen.apply(this, given);
    };
  }

  /** Return the server that listens on a port, or null. */
  own(port) {
    return this.servers.find((server) => server.address().port === port) || null;
  }

  /** Return what the harness wants to know of the first server. */
  described() {
    const [server] = this.servers;
    const ports = this.servers.map((one) => one.address().port).filter(Boolean);
    const paths = framework.pathsOf(server.listeners('request'));
    return { server: framework.nameOf(), port: ports[0] || null, ports, paths, concurrency: null };
  }

  /** Hand a request to the bot's server; say what it answered. */
  deliver({ id, method, path, query, headers, body, port }) {
    const server = port === undefined ? this.servers[0] : this.own(port);
    if (!server) {
      this.session.say({ raised: id, error: 'no server of the bot listens', traceback: '' });
      return;
    }
    this.session.quiet.stir();
    const encrypted = server instanceof https.Server;
    const to = { host: '127.0.0.1', port: server.address().port, encrypted };
    const target = query ? `${path}?${query}` : path;
    const bytes = Buffer.from(body || '', 'latin1');
    const request = real.request({
      method,
      path: target,
      headers: told(headers, bytes, to),
      createConnection: () => this._connect(server, to),
    });
    const fail = (error) => this.session.say({ raised: id, error: String(error), traceback: '' });
    request.on('error', fail);
    request.on('response', (response) => this._collect(id, response, fail));
    request.end(bytes);
  }

  _connect(server, to) {
    const [client, far] = pair(to);
    server.emit(to.encrypted ? 'secureConnection' : 'connection', far);
    return client;
  }

  _collect(id, response, fail) {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('error', fail);
    response.on('end', () => {
      const headers = inPairs(response.rawHeaders).filter(([name]) => !OF_A_CONNECTION.test(name));
      const dated = headers.map(([name, value]) =>
        // Node's own, which it takes from a clock of its own.
        name.toLowerCase() === 'date' ? [name, new Date().toUTCString()] : [name, value]
      );
      const body = Buffer.concat(chunks).toString('latin1');
      this.session.say({ reply: id, status: response.statusCode, headers: dated, body });
    });
  }

  _open(server, given) {
    const callback = given.find((one) => typeof one === 'function');
    if (callback) server.once('listening', callback);
    const address = this._address(given);
    if (this.servers.some((other) => isSame(other.address(), address))) {
      const where = address.path || `${address.address}:${address.port}`;
      const error = new Error(`listen EADDRINUSE: address already in use ${where}`);
      process.nextTick(() => server.emit('error', Object.assign(error, IN_USE, address)));
      return;
    }
    server._handle = new Handle(address, () => this._close(server));
    if (address.path) server._pipeName = address.path;
    this.servers.push(server);
    this.session.hold();
    process.nextTick(() => {
      if (!server._handle) return;
      server.emit('listening');
      this.session.listens();
    });
  }

  _close(server) {
    this.servers.splice(this.servers.indexOf(server), 1);
    this.session.release();
  }

  _address(given) {
    const options = given[0] && typeof given[0] === 'object' ? given[0] : { port: given[0] };
    const { port, path } = options;
    if (typeof path === 'string') return { path };
    if (typeof port === 'string' && !/^\d+$/.test(port)) return { path: port };
    const host = options.host || (typeof given[1] === 'string' ? given[1] : '::');
    return { address: host, family: host.includes(':') ? 'IPv6' : 'IPv4', port: this._port(port) };
  }

  _port(asked) {
    const port = typeof asked === 'function' ? 0 : Number(asked || 0);
    if (port) return port;
    this.free += 1;
    return this.free;
  }
}

/** What a server that listens has: enough for address(), close() and listening. */
class Handle {
  constructor(address, closed) {
    this.address = address;
    this.closed = closed;
  }

  getsockname(out) {
    Object.assign(out, this.address);
    return 0;
  }

  close(then) {
    this.closed();
    if (then) process.nextTick(then);
  }

  ref() {}

  unref() {}
}

function isSame(other, address) {
  if (address.path) return other === address.path;
  return other.port === address.port && other.address === address.address;
}

/** Return the headers of a request, flat, with those that HTTP cannot do without. */
function told(headers, bytes, { host, port }) {
  const kept = headers.filter(([name]) => !OF_A_CONNECTION.test(name));
  const has = (wanted) => kept.some(([name]) => name.toLowerCase() === wanted);
  if (!has('host')) kept.unshift(['Host', `${host}:${port}`]);
  if (bytes.length && !has('content-length')) kept.push(['Content-Length', String(bytes.length)]);
  return [...kept, ['Connection', 'close']].flat();
}

module.exports = { Serving };
