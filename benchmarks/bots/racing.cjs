// A Node bot that races with itself: timers, immediates, the thread pool and calls at one instant.
const crypto = require('crypto');
const http = require('http');
const { promisify } = require('util');

const { PAGE_ACCESS_TOKEN, PORT } = process.env;
const url = `https://graph.facebook.com/v23.0/me/messages?access_token=${PAGE_ACCESS_TOKEN}`;
const derive = promisify(crypto.pbkdf2);

async function send(id, text) {
  const body = JSON.stringify({ recipient: { id }, message: { text } });
  const headers = { 'Content-Type': 'application/json' };
  await (await fetch(url, { method: 'POST', headers, body })).json();
}

function race(id) {
  for (let runner = 0; runner < 4; runner++) {
    setTimeout(() => send(id, `timer ${runner}`), Math.floor(Math.random() * 3) * 1000);
    setImmediate(() => send(id, `immediate ${runner}`));
    derive('key', String(runner), 1 + runner, 8, 'sha1').then((key) => send(id, key.toString('hex')));
    send(id, `call ${runner}`);
  }
}

http
  .createServer(async (request, response) => {
    const asked = new URL(request.url, 'http://bot');
    if (request.method === 'GET') return response.end(asked.searchParams.get('hub.challenge'));
    let body = '';
    for await (const part of request) body += part;
    for (const entry of JSON.parse(body).entry)
      for (const event of entry.messaging) if (event.message) race(event.sender.id);
    response.end('EVENT_RECEIVED');
  })
  .listen(Number(PORT));
