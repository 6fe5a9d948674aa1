// The same bot as an ES module, without any package: fetch, and waits that are promises.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const GRAPH = 'https://graph.facebook.com/v21.0/me/messages?access_token=TOKEN';
const heard = {};

const send = async (id, text) => {
  const body = JSON.stringify({ recipient: { id }, message: { text } });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(GRAPH, { method: 'POST', headers, body });
  return answer.json();
};

async function answer({ sender: { id }, message: { text } }) {
  const mine = (heard[id] = (heard[id] || 0) + 1);
  await send(id, `Hello, you said ${text}.`);
  remind(id);
  await sleep(30 * 60 * 1000);
  if (heard[id] === mine) await send(id, 'Goodbye.');
}

async function remind(id) {
  await sleep(23 * 60 * 60 * 1000);
  await send(id, 'Are you still there?');
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  response.end('EVENT_RECEIVED');
  for (const entry of JSON.parse(body).entry) entry.messaging.forEach(answer);
});

await sleep(2000);
server.listen(3000);
