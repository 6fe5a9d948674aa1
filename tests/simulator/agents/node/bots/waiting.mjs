// Waits for its database, for a call to Graph and for time before it listens.
import { createServer } from 'node:http';
import { createServer as listen } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const database = listen((socket) => socket.on('data', () => socket.end('ready')));
await new Promise((done) => database.listen(0, '127.0.0.1', done));
const { port } = database.address();
const told = [];
for (let tries = 0; tries < 10; tries += 1) await sleep(30000);
told.push(await (await fetch('https://graph.facebook.com/v21.0/me')).json());
const { connect } = await import('node:net');
const socket = connect(port, '127.0.0.1').setEncoding('utf8');
socket.write('ready?');
for await (const word of socket) told.push(word);
database.close();
told.push(new Date().toISOString());
createServer((request, response) => response.end(JSON.stringify(told))).listen(3000);
