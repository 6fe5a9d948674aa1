// Answers a request with what the JavaScript in its body comes to: a body of an async function.
const http = require('http');

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
globalThis.require = require;
globalThis.kept = {};

const server = http.createServer(async (request, response) => {
  request.setEncoding('utf8');
  let body = '';
  for await (const chunk of request) body += chunk;
  const told = await new AsyncFunction(body)().catch((error) => ({ error: String(error) }));
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(told === undefined ? null : told));
});

kept.server = server.listen(3000);
