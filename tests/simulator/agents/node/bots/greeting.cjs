// One answer of text, "Hello, TEXT.", by a server of the kind that is named when it is started.
const KINDS = {
  http: () => require('http').createServer(bare).listen(3000),
  https: () => require('https').createServer({}, bare).listen(3000),
  express: () => {
    const express = require('express');
    const app = express();
    const router = express.Router();
    router.post('/webhook', express.json(), (request, response) => {
      response.send(hello(request.body));
    });
    app.use('/bot', router);
    app.use('/', router);
    app.listen(3000);
  },
  fastify: () => {
    const app = require('fastify')();
    app.post('/webhook', async (request) => hello(request.body));
    app.listen({ port: 3000 });
  },
  koa: () => {
    const app = new (require('koa'))();
    app.use(async (context) => {
      context.body = hello(JSON.parse(await whole(context.req)));
    });
    app.listen(3000);
  },
  restify: () => {
    const restify = require('restify');
    const app = restify.createServer();
    app.use(restify.plugins.bodyParser());
    app.post('/webhook', (request, response, next) => {
      response.header('Content-Type', 'text/plain');
      response.send(hello(request.body));
      next();
    });
    app.listen(3000);
  },
};

const hello = (body) => `Hello, ${body.entry[0].messaging[0].message.text}.`;

async function whole(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function bare(request, response) {
  response.end(hello(JSON.parse(await whole(request))));
}

KINDS[process.argv[2]]();
