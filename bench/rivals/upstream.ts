import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for an API behind the proxy: one short answer to everything, as fast as Node gives it. */
const body = Buffer.from(JSON.stringify(Array.from({ length: 10 }, (_, index) => ({ id: index, name: `Mitarbeiter ${index}`, kuerzel: `M${index}`, aktiv: true }))));

const server = createServer((req, res) => {
  req.resume();
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
});
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
