import { createHash } from 'node:crypto';
import type { EspoCrm } from './espocrm.js';
import type { EntityId } from './records.js';

export interface NoticeText {
  readonly userIds: readonly string[];
  readonly text: string;
  /** The same key for the same occurrence; the post carries a reference made of it. */
  readonly key: string;
}

/** Tells users in EspoCRM: an API user cannot create a Notification, but a post to users rings their bell. */
export async function postNotice(espocrm: EspoCrm, { userIds, text, key }: NoticeText): Promise<EntityId | undefined> {
  const post = `${text}\n\n${reference(key)}`;
  const answer = await espocrm.create('Note', { type: 'Post', targetType: 'users', usersIds: userIds, post });
  return answer.kind === 'created' ? answer.record.id : undefined;
}

/** The notice of an earlier attempt whose answer was lost, found by the reference in its text. */
export async function findNotice(espocrm: EspoCrm, key: string): Promise<EntityId | undefined> {
  const [first] = await findReferenced(espocrm, { entity: 'Note', attribute: 'post', key });
  return first;
}

/** The records, two at most, whose text carries the reference of the key. */
export async function findReferenced(
  espocrm: EspoCrm, { entity, attribute, key }: { readonly entity: string; readonly attribute: string; readonly key: string },
): Promise<readonly EntityId[]> {
  const found: EntityId[] = [];
  const where = [{ type: 'contains', attribute, value: reference(key) }];
  for await (const page of espocrm.list(entity, { where, select: ['id'], limit: 2 })) found.push(...page.map(({ id }) => id));
  return found;
}

/** A text by which the CRM finds what the hub wrote. Short and without meaning: the key may name a record. */
export function reference(key: string): string {
  return `[Ref. ${createHash('sha256').update(key).digest('hex').slice(0, 16)}]`;
}
