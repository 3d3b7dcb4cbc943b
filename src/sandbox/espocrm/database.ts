import type { Clock } from '../clock.js';
import { utcText } from './dates.js';
import { EspoError } from './errors.js';
import { entities } from './entities.js';
import { newId } from './ids.js';
import type { EntityDef } from './schema.js';
import { textOf, type EspoRecord, type EspoSettings, type EspoState } from './state.js';

/** The tables of the stand-in and how to find something in them. */
export class Database {
  readonly state: EspoState;
  readonly settings: EspoSettings;
  readonly changed: () => void;
  readonly #clock: Clock;

  constructor(options: { state: EspoState; settings: EspoSettings; clock: Clock; changed: () => void }) {
    this.state = options.state;
    this.settings = options.settings;
    this.changed = options.changed;
    this.#clock = options.clock;
  }

  milliseconds(): number {
    return this.#clock();
  }

  now(): string {
    return utcText(this.#clock());
  }

  newId(): string {
    return newId(this.#clock());
  }

  /** The definition of an entity, or the 404 of an unknown one. */
  def(type: string): EntityDef {
    const def = Object.hasOwn(entities, type) ? entities[type] : undefined;
    if (def === undefined) throw new EspoError(404, `Controller '${type}' does not exist.`);
    return def;
  }

  /** Every record of a type that is not deleted. */
  all(type: string): EspoRecord[] {
    return Object.values(this.state.records[type] ?? {}).filter((record) => !record.deleted);
  }

  /** Also a deleted record. */
  findAny(type: string, id: string): EspoRecord | undefined {
    const table = this.state.records[type];
    return table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
  }

  find(type: string, id: string): EspoRecord | undefined {
    const record = this.findAny(type, id);
    return record?.deleted === false ? record : undefined;
  }

  insert(type: string, record: EspoRecord): void {
    (this.state.records[type] ??= {})[record.id] = record;
  }

  /** The name that other records show for a link to this one. */
  nameOf(type: string, id: string): string | null {
    const record = this.find(type, id);
    return record === undefined ? null : displayName(this.def(type), record);
  }
}

/** `name` of a record; of a person it is put together. */
export function displayName(def: EntityDef, record: EspoRecord): string | null {
  if (!def.person) return textOf(record, 'name') || null;
  const name = `${textOf(record, 'firstName')} ${textOf(record, 'lastName')}`.trim();
  return name === '' ? null : name;
}
