import type { Actor } from './actor.js';
import type { Database } from './database.js';
import { displayName } from './database.js';
import { textOf, type EspoRecord, type Notice } from './state.js';

/** Fills the bell of the users whom a new Note or Task concerns. */
export function notifyAbout(database: Database, type: string, record: EspoRecord, actor: Actor): void {
  if (type === 'Task') notifyAssigned(database, record, actor);
  if (type === 'Note') notifyOfPost(database, record, actor);
}

function notifyAssigned(database: Database, task: EspoRecord, actor: Actor): void {
  const userId = textOf(task, 'assignedUserId');
  if (userId !== '' && userId !== actor.id) add(database, { userId, kind: 'assign', text: displayName(database.def('Task'), task) ?? '', relatedType: 'Task', relatedId: task.id });
}

function notifyOfPost(database: Database, note: EspoRecord, actor: Actor): void {
  const text = textOf(note, 'post');
  const parent = database.find(textOf(note, 'parentType'), textOf(note, 'parentId'));
  if (parent !== undefined) parent.attributes['streamUpdatedAt'] = database.now();
  const related = { text, relatedType: 'Note', relatedId: note.id };
  for (const userId of targetsOf(database, note)) if (userId !== actor.id) add(database, { userId, kind: 'note', ...related });
  for (const user of database.all('User')) {
    const mentioned = new RegExp(`@${escape(textOf(user, 'userName'))}(?![\\w.-]*\\w)`, 'u').test(text);
    if (mentioned && user.id !== actor.id) add(database, { userId: user.id, kind: 'mention', ...related });
  }
}

function targetsOf(database: Database, note: EspoRecord): string[] {
  switch (textOf(note, 'targetType')) {
    case 'users': return (Array.isArray(note.attributes['usersIds']) ? note.attributes['usersIds'] : []).filter((id) => typeof id === 'string');
    case 'all': return database.all('User').filter((user) => textOf(user, 'type') !== 'api').map((user) => user.id);
    default: return [];
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** Puts one notice into a user's bell. */
export function add(database: Database, notice: Omit<Notice, 'id' | 'createdAt'>): void {
  database.state.notices.push({ id: database.newId(), createdAt: database.now(), ...notice });
  database.changed();
}
