import { isMobile } from '../../domain/telephony/dialable.js';
import { linesOf } from '../../domain/telephony/numbers.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { TelephonyContext } from './context.js';
import type { CrmLink } from './crm-link.js';
import { entityTypes, peopleInCrm, type EntityType, type KnownPerson } from './crm-people.js';

/** One person in the shape that the CRM template reads (telephony.md, Call in). */
export interface LookupContact {
  readonly id: string; readonly contactUrl: string; readonly firstName: string; readonly lastName: string; readonly company: string; readonly email: string;
  /** The searched number, verbatim, or 3CX shows nothing. */
  readonly matchedNumber: string;
  readonly phoneMobile: string; readonly entityType: string;
}
export interface LookupAnswer { readonly contacts: readonly LookupContact[] }

export interface Lookup {
  /** Answers in time whatever the CRM does. */
  find(number: string): Promise<LookupAnswer>;
  /** What is known of a number has just changed. */
  forget(number: string): void;
}

export interface LookupContext extends Pick<TelephonyContext, 'hub'> {
  /** Answers at once or not at all: `rings` of the account. */
  readonly espocrm: TelephonyContext['espocrm'];
  readonly crmLink: CrmLink;
}

/**
 * Finds whose number calls: the CRM's three entities and the ledger's phone book side by side. What the CRM has not answered
 * when the time is up, the phone book answers; the CRM's late answer still serves the next ring.
 */
export function createLookup(context: LookupContext): Lookup {
  const cache = new Map<string, { readonly people: readonly KnownPerson[]; readonly until: number }>();
  const asking = new Map<string, Search>();
  const now = (): number => context.hub.effects.now().epochMilliseconds;

  function searchFor(key: string, number: string): Search {
    const known = asking.get(key);
    if (known) return known;
    const search = startSearch(context, number);
    asking.set(key, search);
    void search.whole.then((people) => {
      asking.delete(key);
      if (people) keep(key, people);
    });
    return search;
  }

  function keep(key: string, people: readonly KnownPerson[]): void {
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(key, { people, until: now() + (people.length > 0 ? knownForMs : unknownForMs) });
  }

  return {
    async find(number) {
      const [key] = linesOf(number);
      if (key === undefined) return { contacts: [] };
      const cached = cache.get(key);
      const people = cached && cached.until > now() ? cached.people : await inTime(context, searchFor(key, number));
      return { contacts: people.map((person) => contactOf(person, number, context.crmLink)) };
    },
    forget(number) {
      for (const line of linesOf(number)) cache.delete(line);
    },
  };
}

/** The number that is asked for. A plus that an address has turned into a blank is one again. Throws HubError `malformed`. */
export function readNumber(wanted: unknown): string {
  const number = typeof wanted === 'object' && wanted !== null && 'number' in wanted ? wanted.number : undefined;
  if (typeof number !== 'string' || number.length > 60) throw new HubError('malformed', '3CX: Die Anfrage nennt keine Nummer (number).');
  return number.replace(/^ (?=[1-9])/, '+');
}

/** 3CX waits; 300 ms in all are promised, and the answer has its way to go. */
const budgetMs = 220;
const knownForMs = 60_000;
const unknownForMs = 15_000;
const cacheLimit = 5_000;

interface Search {
  /** What each entity of the CRM has answered by now. */
  readonly soFar: ReadonlyMap<EntityType, readonly KnownPerson[]>;
  /** The ledger's word; empty when it fails too: a ring is answered, come what may. */
  readonly booked: Promise<readonly KnownPerson[]>;
  /** Everything the CRM knows; undefined when a part of it failed. Never rejects. */
  readonly whole: Promise<readonly KnownPerson[] | undefined>;
}

function startSearch({ hub, espocrm }: LookupContext, number: string): Search {
  const soFar = new Map<EntityType, readonly KnownPerson[]>();
  const asked = entityTypes.map(async (type) => { soFar.set(type, await peopleInCrm(espocrm, type, number)); });
  const booked = hub.ledger.phoneBook.find(linesOf(number)).then(
    (entries) => entries.flatMap(({ entityType, entityId, person }): KnownPerson[] =>
      (isEntityType(entityType) ? [{ ...person, type: entityType, id: entityId, phoneNumber: null }] : [])),
    (error: unknown) => {
      hub.log.warn('lookup.ledger_failed', {}, error);
      return [];
    },
  );
  const whole = Promise.allSettled(asked).then((results) => (results.every(({ status }) => status === 'fulfilled') ? inOrder(soFar) : undefined));
  return { soFar, booked, whole };
}

async function inTime({ hub: { effects } }: LookupContext, { soFar, booked, whole }: Search): Promise<readonly KnownPerson[]> {
  const done = new AbortController();
  const late = effects.sleep(budgetMs, done.signal).then(() => undefined, () => undefined);
  const answered = await Promise.race([whole, late]) ?? inOrder(soFar);
  const fromLedger = await Promise.race([booked, late]) ?? [];
  done.abort();
  // The CRM's own word on an entity for which it has answered; else, and for somebody it does not find, the ledger's.
  return [...answered, ...fromLedger.filter(({ type }) => answered.length === 0 || !soFar.has(type))];
}

const inOrder = (soFar: Search['soFar']): readonly KnownPerson[] => entityTypes.flatMap((type) => soFar.get(type) ?? []);
const isEntityType = (text: string): text is EntityType => (entityTypes as readonly string[]).includes(text);

export function contactOf(person: KnownPerson, number: string, crmLink: CrmLink): LookupContact {
  return {
    id: person.id, contactUrl: crmLink(person.type, person.id), firstName: person.firstName ?? '', lastName: person.lastName ?? '',
    company: person.company ?? '', email: person.email ?? '', matchedNumber: number,
    phoneMobile: person.phoneNumber !== null && isMobile(person.phoneNumber) ? person.phoneNumber : '', entityType: person.type,
  };
}
