/**
 * Load for the LRS benchmark in a process of its own, so that the server's CPU time is the server's alone.
 * Usage: node lrs-client.mjs <port> <connections> <requests> <method> <path> <authorization> [file with JSON]
 * Keeps each connection alive, sends the next request after the answer, a fresh id for each empty one, and counts
 * requests down where the path says COUNT.
 * Prints requests per second; fails on an answer other than 200.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [port, connections, requests, method, path, authorization, file] = process.argv.slice(2);
const template = file && readFileSync(file, 'utf8');
const headers = ['Host: 127.0.0.1', `Authorization: ${authorization}`, 'X-Experience-API-Version: 1.0.3'];
let left = Number(requests);

function request() {
  const head = [`${method} ${path?.replace('COUNT', String(left))} HTTP/1.1`, ...headers];
  if (!template) return `${head.join('\r\n')}\r\n\r\n`;
  const body = template.replaceAll('"id":""', () => `"id":"${randomUUID()}"`);
  return `${[...head, 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`;
}

/** One connection until no request is left. */
function run() {
  /** @type {(value?: undefined) => void} */
  let done;
  /** @type {(error: Error) => void} */
  let fail;
  const finished = new Promise((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  const socket = connect(Number(port), '127.0.0.1');
  let received = '';
  const next = () => {
    if (left-- > 0) return socket.write(request());
    socket.end();
    return done();
  };
  socket.on('connect', next);
  socket.on('error', (error) => fail(error));
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received.slice(0, end))?.[1]);
    const isComplete = Number.isNaN(length) ? received.endsWith('0\r\n\r\n') : received.length >= end + 4 + length;
    if (!isComplete) return;
    if (!received.startsWith('HTTP/1.1 200')) return fail(new Error(received.slice(0, 500)));
    received = '';
    next();
  });
  return finished;
}

const start = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, run));
console.log(Number(requests) / ((performance.now() - start) / 1000));
