'use strict';
// Where in the bot something was set: kept cheaply, spelled out only when somebody asks.
const path = require('path');

const DEPTH = 8; // frames; deeper than the libraries that wrap timers into promises
const INSIDE = 'a place inside Node';
const HERE = __dirname + path.sep;

/** Return a mark of the present place; `below` is the function whose callers count. */
function mark(below) {
  const made = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  Error.captureStackTrace(made, below);
  Error.stackTraceLimit = limit;
  return made;
}

/** Return the place of a mark, such as "index.js:12", the bot's own file before a library's. */
function spell(made) {
  if (!made) return INSIDE;
  if (made.place === undefined) made.place = found(String(made.stack));
  return made.place;
}

function found(stack) {
  const frames = stack.split('\n').map(read).filter(Boolean);
  const own = frames.find((frame) => !frame.file.includes('/node_modules/'));
  const frame = own || frames[0];
  return frame ? `${path.relative(process.cwd(), frame.file)}:${frame.line}` : INSIDE;
}

function read(line) {
  const match = /(?: at |\()(?:file:\/\/)?(\/[^()]*?):(\d+):\d+\)?/.exec(line);
  return match && !match[1].startsWith(HERE) ? { file: match[1], line: match[2] } : null;
}

module.exports = { INSIDE, mark, spell };
