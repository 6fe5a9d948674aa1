'use strict';
// The bot's chance, seeded: Math.random and what crypto draws depend on the seed alone.
//
// Two streams, so that an identifier drawn by a library does not shift what the bot draws.
const crypto = require('crypto');

const BITS = 2 ** 32;
const RANGE = 2 ** 48; // what randomInt can span, as Node has it

/** A stream of 32-bit numbers: sfc32, by Chris Doty-Humphrey (PractRand). */
class Stream {
  constructor(...parts) {
    const digest = crypto.createHash('sha256').update(parts.join('\0')).digest();
    this.a = digest.readUInt32LE(0) | 0;
    this.b = digest.readUInt32LE(4) | 0;
    this.c = digest.readUInt32LE(8) | 0;
    this.count = 1;
  }

  next() {
    const drawn = (((this.a + this.b) | 0) + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + drawn) | 0;
    return drawn >>> 0;
  }

  /** A number in [0, 1) of 53 bits. */
  fraction() {
    return ((this.next() >>> 5) * 2 ** 26 + (this.next() >>> 6)) / 2 ** 53;
  }

  fill(bytes) {
    for (let at = 0; at < bytes.length; at += 4) {
      let drawn = this.next();
      for (let byte = at; byte < Math.min(at + 4, bytes.length); byte += 1) {
        bytes[byte] = drawn & 255;
        drawn >>>= 8;
      }
    }
    return bytes;
  }
}

let numbers;
let bytes;

/** Begin chance anew. */
function seed(value) {
  numbers = new Stream(value, 'Math.random');
  bytes = new Stream(value, 'crypto');
}

/** Take the place of every source of chance. */
function install() {
  seed(0);
  Math.random = () => numbers.fraction();
  Object.assign(crypto, { randomBytes, randomFill, randomFillSync, randomInt, randomUUID });
  Object.assign(crypto, { pseudoRandomBytes: randomBytes });
  Object.assign(Object.getPrototypeOf(crypto.webcrypto), { getRandomValues, randomUUID });
}

function randomBytes(size, callback) {
  return told(callback, bytes.fill(Buffer.alloc(size)));
}

function randomFillSync(buffer, offset = 0, size = undefined) {
  const view = ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
  const unit = buffer.BYTES_PER_ELEMENT || 1;
  const end = size === undefined ? view.length : (offset + size) * unit;
  bytes.fill(view.subarray(offset * unit, end));
  return buffer;
}

function randomFill(buffer, ...rest) {
  const callback = rest.pop();
  return told(callback, randomFillSync(buffer, ...rest));
}

function randomInt(low, high, callback) {
  if (high === undefined || typeof high === 'function') [low, high, callback] = [0, low, high];
  const span = high - low;
  if (!(span > 0 && span <= RANGE)) {
    throw new RangeError(`The value of "max" is out of range: [${low}, ${high})`);
  }
  const drawn = bytes.next() * 2 ** 16 + (bytes.next() >>> 16);
  return told(callback, low + (span > BITS ? drawn % span : Math.floor((drawn / RANGE) * span)));
}

function randomUUID() {
  const drawn = bytes.fill(Buffer.alloc(16));
  drawn[6] = (drawn[6] & 0x0f) | 0x40;
  drawn[8] = (drawn[8] & 0x3f) | 0x80;
  return drawn.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function getRandomValues(array) {
  return randomFillSync(array);
}

/** Return what was drawn, or hand it to `callback`, later, as Node does. */
function told(callback, drawn) {
  if (callback === undefined) return drawn;
  process.nextTick(callback, null, drawn);
  return undefined;
}

module.exports = { install, seed };
