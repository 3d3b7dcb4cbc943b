import { createHmac, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { bodyOf, type Dialect, type Entry, type Submission } from './forms.js';

/** A request as it goes to the hub; sent again it is the same delivery. */
export type Delivery = { readonly dialect: Dialect; readonly id: string; readonly body: string };

/** The delivery of a filled form. A plugin that keeps entries names it by them. */
export function deliveryOf(submission: Submission, entry: Entry): Delivery {
  const { dialect } = submission;
  const isKept = dialect === 'gravity-forms' || dialect === 'fluent-forms';
  return { dialect, id: isKept ? `msg_${dialect}_3_${entry.id}` : `msg_${randomUUID()}`, body: JSON.stringify(bodyOf(submission, entry)) };
}

/** The proof that the plugin gives: WPForms its own signature, Fluent Forms a fixed header, the others what the hub's plugin adds. */
export function headersOf({ dialect, id, body }: Delivery, secret: string, at: Date): Readonly<Record<string, string>> {
  const seconds = Math.floor(at.getTime() / 1000);
  switch (dialect) {
    case 'wpforms':
      return { 'X-WPForms-Webhook-Id': '7', 'X-WPForms-Webhook-Signature': `t=${seconds},v=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}` };
    case 'fluent-forms':
      return { 'X-Webhook-Secret': secret };
    case 'contact-form-7': case 'gravity-forms':
      return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': new Webhook(secret).sign(id, at, body) };
  }
}
