'use strict';
// Drives one client through all its calls and prints a line of JSON for each: node drive.cjs NAME.
// What the calls need to know of the platform comes in JSON through the standard input.
const fs = require('fs');
const http = require('http');
const net = require('net');

const platform = JSON.parse(fs.readFileSync(0, 'utf8'));
const driven = require(`./${process.argv[2]}.cjs`);
console.log = console.error; // the clients talk; the standard output is ours

function tell(line) {
  fs.writeSync(1, JSON.stringify(line) + '\n');
}

function failure(error) {
  const answered = error && ((error.response && error.response.data) || (error.error && error));
  return answered || { thrown: String((error && error.stack) || error) };
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function ask(port, method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
    const asked = http.request(options, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject);
    asked.setTimeout(30000, () => asked.destroy(new Error(`no answer to ${method} ${path}`)));
    asked.end(body);
  });
}

async function hear() {
  const events = [];
  const port = await freePort();
  const stop = await driven.listen(platform, port, (event) => events.push(event));
  const greeted = await ask(port, 'GET', `/webhook?${platform.handshake}`, {});
  tell({ handshake: greeted });
  const forged = { ...platform.deliveries[0].headers, 'X-Hub-Signature': 'sha1=0' };
  tell({ forged: await ask(port, 'POST', '/webhook', forged, platform.deliveries[0].body) });
  events.length = 0;
  for (const { headers, body } of platform.deliveries) {
    const { status } = await ask(port, 'POST', '/webhook', headers, body);
    tell({ heard: events.splice(0), status });
  }
  for (const { name, headers, body } of platform.samples) {
    const { status } = await ask(port, 'POST', '/webhook', headers, body);
    tell({ sample: name, heard: events.splice(0), status });
  }
  stop();
}

async function main() {
  const client = driven.connect(platform);
  tell({ offered: driven.offered(client) });
  for (const [call, make] of Object.entries(driven.calls)) {
    try {
      tell({ call, answer: await make(client, platform) });
    } catch (error) {
      tell({ call, answer: failure(error) });
    }
  }
  if (driven.listen) await hear();
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  }
);
