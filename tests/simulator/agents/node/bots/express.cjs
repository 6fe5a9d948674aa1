// Express, axios and setTimeout: a goodbye after half an hour, a reminder after 23 hours.
const axios = require('axios');
const express = require('express');

const { PAGE_TOKEN = 'TOKEN', PORT = 3000, VERIFY_TOKEN = 'VERIFY' } = process.env;
const GRAPH = `https://graph.facebook.com/v21.0/me/messages?access_token=${PAGE_TOKEN}`;
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const app = express();
const timers = {};

const send = (id, text) =>
  axios.post(GRAPH, { recipient: { id }, messaging_type: 'RESPONSE', message: { text } });

app.use(express.json());

app.get('/webhook', (request, response) => {
  if (request.query['hub.verify_token'] !== VERIFY_TOKEN) response.status(403).send('wrong token');
  else response.send(request.query['hub.challenge']);
});

app.post('/webhook', (request, response) => {
  response.send('EVENT_RECEIVED');
  for (const entry of request.body.entry) (entry.messaging || []).forEach(answer);
});

async function answer({ sender: { id }, message }) {
  if (!message || !message.text) return;
  (timers[id] || []).forEach(clearTimeout);
  timers[id] = [
    setTimeout(() => send(id, 'Goodbye! Write any time.'), 30 * MINUTE),
    setTimeout(() => send(id, 'Reminder: your basket is waiting.'), 23 * HOUR),
  ];
  await send(id, 'Hello! How can I help?');
}

// A bot may wait, for its database say, before it listens.
setTimeout(() => app.listen(PORT), 2000);
