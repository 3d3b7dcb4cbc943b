import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';

/**
 * What somebody would write by hand for the intake alone: signature, deduplication, durable queue, answer.
 * The events get what the hub's get (delay, deduplication by entity), so that Redis has the same work.
 */
const connection = new Redis(process.env['BENCH_REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
const queue = new Queue('intake', { connection, prefix: '{hand}', skipMetasUpdate: true });
const secrets = new Map([[process.env['BENCH_WEBHOOK_ID'] ?? '', process.env['BENCH_SECRET'] ?? '']]);

async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!isSigned(body, String(req.headers['signature']))) {
    res.writeHead(401).end();
    return;
  }
  const items = JSON.parse(body.toString('utf8')) as { readonly id: string }[];
  await queue.addBulk(items.map(({ id }) => ({
    name: 'update', data: { id }, opts: { delay: 500, attempts: 8, removeOnComplete: true, deduplication: { id, keepLastIfActive: true } },
  })));
  const answer = JSON.stringify({ accepted: items.length });
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) }).end(answer);
}

function isSigned(body: Buffer, header: string): boolean {
  const [id = '', digest = ''] = Buffer.from(header, 'base64').toString('latin1').split(':');
  const expected = createHmac('sha256', secrets.get(id) ?? '').update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer((req, res) => {
  take(req, res).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    res.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
