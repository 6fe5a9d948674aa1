// Answers at once and with axios; a goodbye after 30 minutes of silence, a reminder after 23 hours.
const axios = require('axios');
const express = require('express');

const GRAPH = 'https://graph.facebook.com/v21.0/me/messages?access_token=TOKEN';
const app = express();
const goodbyes = {};

const send = (id, text) => axios.post(GRAPH, { recipient: { id }, message: { text } });

app.use(express.json());
app.get('/webhook', (request, response) => response.send(request.query['hub.challenge']));
app.post('/webhook', (request, response) => {
  response.send('EVENT_RECEIVED');
  for (const entry of request.body.entry) entry.messaging.forEach(answer);
});

async function answer({ sender: { id }, message: { text } }) {
  await send(id, `Hello, you said ${text}.`);
  clearTimeout(goodbyes[id]);
  goodbyes[id] = setTimeout(() => send(id, 'Goodbye.'), 30 * 60 * 1000);
  setTimeout(() => send(id, 'Are you still there?'), 23 * 60 * 60 * 1000);
}

// A bot may wait, for its database say, before it listens.
setTimeout(() => app.listen(process.env.PORT || 3000), 2000);
