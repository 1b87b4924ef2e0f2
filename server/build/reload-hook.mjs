/**
 * Loaded before the server in development only (`node --import`): answers `/dev/reload` with an event stream that
 * lives as long as this server. Pages notice the next server by the stream opening again.
 */
import http from 'node:http';

/** @type {Set<http.ServerResponse>} */
const streams = new Set();
const original = http.Server.prototype.emit;

/**
 * @this {http.Server}
 * @param {string | symbol} event
 * @param {...unknown} args
 */
http.Server.prototype.emit = function emit(event, ...args) {
  const [req, res] = args;
  const ours = event === 'request' && req instanceof http.IncomingMessage && req.url === '/dev/reload';
  if (!ours || !(res instanceof http.ServerResponse)) return Reflect.apply(original, this, [event, ...args]);
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write('retry: 200\n\n');
  streams.add(res);
  res.on('close', () => streams.delete(res));
  return true;
};

// An open stream would hold up the server's orderly end.
const endStreams = () => {
  for (const stream of streams) stream.end();
};
process.on('SIGTERM', endStreams);
process.on('SIGINT', endStreams);
