import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import { createDecided } from '../../systems/espocrm/create-decided.js';
import type { EspoCrm, EspoRecord } from '../../systems/espocrm/espocrm.js';
import type { EntityId } from '../../systems/espocrm/records.js';

export interface EnsuredWebhook {
  readonly webhookId: string;
  /** EspoCRM makes it; it belongs into ESPOCRM_WEBHOOK_SECRETS and nowhere else. */
  readonly secret: string;
  /** `CBeteiligte.create`, `.update` or `.delete`. */
  readonly event: string;
}

const actions = ['create', 'update', 'delete'] as const;

/**
 * Creates or repairs the three webhooks of CBeteiligte; one each, doubles of ours are removed. Run again it changes nothing.
 * Webhooks to other addresses belong to somebody else and stay (invariants.md, I10).
 * @param hubUrl how EspoCRM reaches the hub
 */
export async function ensureWebhooks(espocrm: EspoCrm, { hubUrl }: { readonly hubUrl: string }): Promise<readonly EnsuredWebhook[]> {
  const known = await readWebhooks(espocrm);
  const ensured: EnsuredWebhook[] = [];
  for (const action of actions) {
    const event = `CBeteiligte.${action}`;
    const wanted: Wanted = { url: hubUrl.replace(/\/+$/, '') + pathOf(action), isActive: true, skipOwn: true };
    const ours = known.filter((hook) => hook.event === event && isOurs(hook.url, action));
    const kept = ours.find(({ url }) => url === wanted.url) ?? ours[0];
    for (const double of ours) if (double !== kept) await espocrm.remove('Webhook', double.id);
    const id = kept ? await repair(espocrm, kept, wanted) : await create(espocrm, { event, ...wanted });
    ensured.push({ event, webhookId: id, secret: await secretOf(espocrm, id) });
  }
  return ensured;
}

const webhookSchema = z.looseObject({
  id: z.string().transform((value) => value as EntityId), event: z.string(), url: z.string(), isActive: z.boolean(), skipOwn: z.boolean(),
});
type Webhook = z.infer<typeof webhookSchema>;
interface Wanted { readonly [attribute: string]: string | boolean; readonly url: string; readonly isActive: true; readonly skipOwn: true }

/** An API user sees its own webhooks only, fifty at most: all are read and sorted here. */
async function readWebhooks(espocrm: EspoCrm): Promise<readonly Webhook[]> {
  const records: EspoRecord[] = [];
  for await (const page of espocrm.list('Webhook', {})) records.push(...page);
  return records.map((record) => checked(webhookSchema, record));
}

function pathOf(action: string): string {
  return `/vmh/webhook/beteiligte/${action}`;
}

/** Ours by the path, also by its alias, whatever the host: the hub may have moved. */
function isOurs(url: string, action: string): boolean {
  const path = URL.parse(url)?.pathname ?? '';
  return path.endsWith(pathOf(action)) || path.endsWith(`/webhooks/vmh/beteiligte/${action}`);
}

async function repair(espocrm: EspoCrm, hook: Webhook, wanted: Wanted): Promise<EntityId> {
  const right = hook.url === wanted.url && hook.isActive && hook.skipOwn;
  if (right) return hook.id;
  const answer = await espocrm.update('Webhook', hook.id, wanted, { kind: 'unchecked' });
  return answer.kind === 'updated' ? hook.id : await create(espocrm, { event: hook.event, ...wanted });
}

async function create(espocrm: EspoCrm, attributes: Wanted & { readonly event: string }): Promise<EntityId> {
  return (await createDecided(espocrm, 'Webhook', attributes)).id;
}

/** Lists do not carry the secret, a single read does. */
async function secretOf(espocrm: EspoCrm, id: EntityId): Promise<string> {
  const answer = await espocrm.read('Webhook', id);
  if (answer.kind === 'found') return checked(z.looseObject({ secretKey: z.string().min(1) }), answer.record).secretKey;
  throw new HubError('not_found', `EspoCRM: Der Webhook ${id} ist verschwunden; bitte die Einrichtung wiederholen.`, { retryable: true });
}

function checked<T>(schema: z.ZodType<T>, record: EspoRecord): T {
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  throw new HubError('upstream_unreadable', `EspoCRM: Der Webhook ${record.id} hat eine unerwartete Form.`);
}
