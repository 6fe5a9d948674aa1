'use strict';
// Two ends of a connection that never leaves the process; each looks enough like a socket.
const { Duplex } = require('stream');

const LOOPBACK = '127.0.0.1';

class End extends Duplex {
  /**
   * `to` is {host, port, encrypted}: where the connection leads, as its two ends tell it.
   * `after(us, action)` sets a timer and returns what calls it off; without it, none is ever set.
   */
  constructor(to, after) {
    super({ allowHalfOpen: false });
    this.inMemory = true;
    this.peer = null;
    this.connecting = false;
    this.encrypted = to.encrypted;
    if (to.encrypted) Object.assign(this, { authorized: true, authorizationError: null });
    if (to.encrypted) Object.assign(this, { alpnProtocol: 'http/1.1', servername: to.host });
    Object.assign(this, { localAddress: LOOPBACK, localPort: 0, localFamily: 'IPv4' });
    Object.assign(this, { remoteAddress: LOOPBACK, remotePort: to.port, remoteFamily: 'IPv4' });
    Object.assign(this, { bytesRead: 0, bytesWritten: 0, timeout: 0 });
    this.after = after;
    this.ended = false; // whether the peer has said all
    this.wanted = null; // what tells the peer that this end is read from again
    this.calm = () => {}; // what calls off the time-out that is running
  }

  get pending() {
    return this.connecting;
  }

  get readyState() {
    return this.destroyed ? 'closed' : 'open';
  }

  _write(chunk, encoding, done) {
    const { peer } = this;
    this.bytesWritten += chunk.length;
    this._stir();
    if (peer.destroyed || peer.hear(chunk)) done();
    else peer.wanted = done;
  }

  /** Take what the peer wrote; return whether more is welcome. */
  hear(chunk) {
    this.bytesRead += chunk.length;
    this._stir();
    return this.push(chunk);
  }

  _read() {
    const { wanted } = this;
    this.wanted = null;
    if (wanted) process.nextTick(wanted);
  }

  _final(done) {
    this.peer.hearEnd();
    done();
  }

  _destroy(error, done) {
    this.calm();
    this._read();
    process.nextTick(() => this.peer.hearEnd());
    done(error);
  }

  /** Take note that the peer will say no more. */
  hearEnd() {
    if (this.ended || this.destroyed) return;
    this.ended = true;
    this.push(null);
  }

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  /** Have 'timeout' be emitted after `ms` in which nothing passed, in simulated time. */
  setTimeout(ms, callback) {
    this.timeout = ms;
    if (callback) this[ms ? 'once' : 'removeListener']('timeout', callback);
    this._stir();
    return this;
  }

  _stir() {
    if (!this.after) return;
    this.calm();
    if (this.timeout) this.calm = this.after(this.timeout * 1000, () => this.emit('timeout'));
  }

  address() {
    return { address: LOOPBACK, port: this.localPort, family: 'IPv4' };
  }
}

/** What a socket can be told or asked that makes no difference here. */
const SAME = ['ref', 'unref', 'setKeepAlive', 'setNoDelay', 'setServername', 'setSession'];
for (const name of SAME) {
  End.prototype[name] = function () {
    return this;
  };
}
const KNOWN = {
  getCipher: { name: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3' },
  getPeerCertificate: {},
  getProtocol: 'TLSv1.3',
  getSession: undefined,
  isSessionReused: false,
};
for (const [name, answer] of Object.entries(KNOWN)) End.prototype[name] = () => answer;

/** Return two ends of one connection: the client's, which may time out, and the server's. */
function pair(to, after) {
  const client = new End(to, after);
  const server = new End(to);
  client.peer = server;
  server.peer = client;
  return [client, server];
}

module.exports = { pair };
