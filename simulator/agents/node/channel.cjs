'use strict';
// The one connection to the harness: lines of JSON, in order, both ways.
const real = require('./real.cjs');

class Channel {
  /** `hear(message)` takes what the harness says. */
  constructor(path, hear) {
    this.path = path;
    this.hear = hear;
    this.socket = null;
    this.half = '';
    this.holders = 0; // who needs the process to live on
  }

  /** Whether this process has made itself known to the harness. */
  get open() {
    return this.socket !== null;
  }

  /** Say something; the first word says who speaks. */
  say(message) {
    if (!this.socket) this._connect();
    this._write(message);
  }

  /** Keep the process alive. */
  hold() {
    this.holders += 1;
    if (this.socket) this.socket.ref();
  }

  /** Let the process end if it has nothing else to do. */
  release() {
    this.holders -= 1;
    if (this.socket && this.holders === 0) this.socket.unref();
  }

  _write(message) {
    this.socket.write(`${JSON.stringify(message)}\n`);
  }

  _connect() {
    this.socket = real.connect(this.path);
    if (this.holders === 0) this.socket.unref();
    this.socket.setEncoding('utf8');
    this.socket.on('data', (text) => this._read(text));
    this.socket.on('error', (error) => {
      process.stderr.write(`courtesy: the harness is gone: ${error.message}\n`);
      process.exit(1);
    });
    this.socket.on('close', () => process.exit(0)); // the bot's world has ended
    const { pid, argv } = process;
    this._write({ hello: { language: 'node', version: process.versions.node, pid, argv } });
  }

  _read(text) {
    const lines = (this.half + text).split('\n');
    this.half = lines.pop();
    for (const line of lines) this.hear(JSON.parse(line));
  }
}

module.exports = { Channel };
