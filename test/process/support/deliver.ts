import { createHmac } from 'node:crypto';
import { request, type Agent } from 'node:http';
import type { Action, Webhook } from './crm.js';

export interface Delivered { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string }

const digest = (secret: string, body: string | Buffer): Buffer => createHmac('sha256', secret).update(body).digest();
const claim = (id: string, rest: Buffer | string): string => Buffer.concat([Buffer.from(`${id}:`), Buffer.from(rest)]).toString('base64');

/** The CRM's signature of a body, in its present form and in the old one. */
export const signed = ({ id, secret }: Webhook, body: string | Buffer): { readonly Signature: string } => ({ Signature: claim(id, digest(secret, body).toString('hex')) });
export const signedOldForm = ({ id, secret }: Webhook, body: string | Buffer): { readonly 'X-Signature': string } => ({ 'X-Signature': claim(id, digest(secret, body)) });

/** Delivers a webhook as the CRM does. */
export function deliver(base: string, action: Action, webhook: Webhook, items: readonly unknown[], agent?: Agent): Promise<Delivered> {
  const body = JSON.stringify(items);
  return post(`${base}/vmh/webhook/beteiligte/${action}`, body, signed(webhook, body), agent);
}

export function post(url: string, body: string | Buffer, headers: Readonly<Record<string, string>>, agent?: Agent): Promise<Delivered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }, ...(agent ? { agent } : {}),
    }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
      response.once('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }); });
      response.once('error', reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
