// A Node bot on bare http and fetch; GRAPH names another Graph API than Meta's.
const http = require('http');

const { GRAPH = 'https://graph.facebook.com', PAGE_ACCESS_TOKEN, PORT } = process.env;
const url = `${GRAPH}/v23.0/me/messages?access_token=${PAGE_ACCESS_TOKEN}`;

async function answer(id) {
  const body = JSON.stringify({ recipient: { id }, message: { text: 'Hello!' } });
  const headers = { 'Content-Type': 'application/json' };
  await (await fetch(url, { method: 'POST', headers, body })).json();
}

http
  .createServer(async (request, response) => {
    const asked = new URL(request.url, 'http://bot');
    if (request.method === 'GET') return response.end(asked.searchParams.get('hub.challenge'));
    let body = '';
    for await (const part of request) body += part;
    for (const entry of JSON.parse(body).entry)
      for (const event of entry.messaging) if (event.message) await answer(event.sender.id);
    response.end('EVENT_RECEIVED');
  })
  .listen(Number(PORT), '127.0.0.1');
