import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface TestBucket { readonly endpoint: string; readonly objects: Map<string, Buffer>; fail(status: number): void; stop(): Promise<void> }

/** As much of S3 as recordings need: signed PUT, HEAD, ranged GET and DELETE of objects in one bucket. */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  let failing: number | undefined;
  const server = createServer((req, res) => {
    void (async () => {
      const name = req.url ?? '';
      const signed = /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$/.test(req.headers.authorization ?? '');
      const body = await buffer(req);
      if (!signed || failing !== undefined) {
        res.writeHead(failing ?? 403).end('<Error/>');
        failing = undefined;
        return;
      }
      if (req.method === 'PUT') {
        if (req.headers['content-length'] !== String(body.length)) { res.writeHead(411).end(); return; }
        objects.set(name, body);
        res.end();
        return;
      }
      const object = objects.get(name);
      if (req.method === 'DELETE') {
        objects.delete(name);
        res.writeHead(204).end();
      } else if (!object) {
        res.writeHead(404).end();
      } else if (req.method === 'HEAD') {
        res.writeHead(200, { 'content-length': object.length }).end();
      } else {
        const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? [];
        res.writeHead(206).end(object.subarray(Number(from), Number(to) + 1));
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, objects,
    fail: (status) => { failing = status; },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
