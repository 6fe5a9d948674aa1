// The same bot as an ES module, without any package: fetch, and waits that are promises.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const { PAGE_TOKEN = 'TOKEN', PORT = 3000, VERIFY_TOKEN = 'VERIFY' } = process.env;
const GRAPH = `https://graph.facebook.com/v21.0/me/messages?access_token=${PAGE_TOKEN}`;
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const heard = {};

async function send(id, text) {
  const body = { recipient: { id }, messaging_type: 'RESPONSE', message: { text } };
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(GRAPH, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

async function answer({ sender: { id }, message }) {
  if (!message?.text) return;
  heard[id] = (heard[id] ?? 0) + 1;
  later(id, 30 * MINUTE, 'Goodbye! Write any time.');
  later(id, 23 * HOUR, 'Reminder: your basket is waiting.');
  await send(id, 'Hello! How can I help?');
}

async function later(id, wait, text) {
  const mine = heard[id];
  await sleep(wait);
  if (heard[id] === mine) await send(id, text);
}

async function serve(request, response) {
  const { searchParams } = new URL(request.url, 'http://bot.example');
  if (request.method === 'GET') {
    const known = searchParams.get('hub.verify_token') === VERIFY_TOKEN;
    response.writeHead(known ? 200 : 403).end(known ? searchParams.get('hub.challenge') : '');
    return;
  }
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  response.end('EVENT_RECEIVED');
  for (const entry of JSON.parse(body).entry) (entry.messaging ?? []).forEach(answer);
}

await sleep(2000);
createServer(serve).listen(PORT);
