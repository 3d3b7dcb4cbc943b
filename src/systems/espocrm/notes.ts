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
  const where = [{ type: 'contains', attribute: 'post', value: reference(key) }];
  for await (const page of espocrm.list('Note', { where, select: ['id'], limit: 1 })) {
    const [first] = page;
    if (first) return first.id;
  }
  return undefined;
}

/** Short and without meaning: the key may name a record. */
function reference(key: string): string {
  return `[Ref. ${createHash('sha256').update(key).digest('hex').slice(0, 16)}]`;
}
