import { parseMarker, userText } from '../../../src/domain/kommunikation/marker.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { NoticeDraft } from '../../../src/hub/ledger/ledger.js';
import { memoryOf } from '../../../src/sync/beteiligte/memory.js';
import type { AdvowareEntry } from '../systems/advoware-server.js';
import type { Change } from '../systems/records.js';
import { contactsOf, emailsOf, entriesOf, keyOfAny, phonesOf, type Side } from './contact-world.js';
import type { Scene } from './scene.js';

/** A value that a person entered and the other side has not had. */
interface News { readonly at: number }

/** Watches phones and e-mails: what the hub may do with a value, an entry, a remark. */
export class ContactsMonitor {
  readonly #scene: Scene;
  /** By side, record and key of the value. */
  readonly #news = new Map<string, News>();
  /** When a person last entered a value, or took it away after both sides had had it. */
  readonly #entered = new Map<string, number>();
  readonly #deleted = new Map<string, number>();
  /** What the hub has carried over, by both sides; and what it has not noted yet, by CRM record. */
  readonly #carried = new Set<string>();
  readonly #unnoted = new Map<string, string[]>();
  readonly #everEntered = new Set<string>();
  /** Entries as people left them, in order. */
  readonly #byPeople: AdvowareEntry[] = [];
  /** The entries that a work saw when it last read the record. */
  readonly #seen = new Map<string, readonly AdvowareEntry[]>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** A work has read a record of Advoware. */
  read(work: string, betNr: string): void {
    this.#seen.set(work, this.#scene.advoware.records.get(Number(betNr))?.entries ?? []);
  }

  /** What a run has carried over is known from its commit on: until then a person who thinks again is not understood. */
  committed(crmId: string): void {
    for (const name of this.#unnoted.get(crmId) ?? []) this.#carried.add(name);
    this.#unnoted.delete(crmId);
  }

  /** @param looked when the work that writes has last looked at the CRM record */
  changed(change: Change, looked: number): void {
    const { before, after } = change;
    const was = contactsOf(change.side, before);
    const is = contactsOf(change.side, after);
    const pair = this.#pairOf(change);
    if (change.side === 'advoware' && change.actor.kind === 'person') this.#leftByPeople(change.id, entriesOf(before), entriesOf(after));
    for (const key of is) if (!was.has(key)) this.#appeared(change, pair, key);
    for (const key of was) if (!is.has(key)) this.#disappeared(change, pair, key, looked);
    if (change.actor.kind === 'hub' && after) {
      if (change.side === 'advoware') this.#judgeEntries(change.id, this.#seen.get(change.actor.work) ?? [], before, after);
      else {
        this.#judgeLists(change.id, before, after);
        this.#judgeRemoved(change.id, change.actor.work, pair, [...was].filter((key) => !is.has(key)));
      }
    }
    this.#shareWhatBothHave(pair);
  }

  /** A conflict about a value must be one (I5): the loser is a person's news, and no other spelling of the winner. */
  checkConflict({ recordId, detail }: NoticeDraft): void {
    const { leniency, ledger, damaged, world } = this.#scene;
    if (detail['rule'] !== 'changed_on_both_sides') return;
    const remark = [...ledger.journal.values()].findLast((row) => row.outcome === 'remark' && String(detail['key']).includes(String(row.before['advoware'])));
    const [winner, loser] = [keyOfAny(String(remark?.before['espocrm'])), keyOfAny(String(remark?.before['advoware']))];
    if (winner === loser) this.#violate('I5', `conflict about ${loser} of ${recordId} with itself`);
    if (leniency.ledgerTouched || leniency.disturbed || damaged.has(recordId) || world.faults.struck.has('stale_read')) return;
    if (!this.#news.has(nameOf('advoware', this.#betNrOf(recordId) ?? '', loser))) this.#violate('I5', `conflict about ${loser} of ${recordId}, which was no person's news`);
  }

  /** Also a value that another entry holds already is entered when somebody types it. */
  #leftByPeople(id: string, before: readonly AdvowareEntry[], after: readonly AdvowareEntry[]): void {
    const touched = after.filter((entry) => !before.includes(entry));
    this.#byPeople.push(...touched);
    for (const { tlf } of touched) this.#entered.set(nameOf('advoware', id, keyOfAny(tlf)), this.#scene.world.time);
  }

  #appeared({ side, id, actor }: Change, pair: Pair, key: string): void {
    const { world } = this.#scene;
    const name = nameOf(side, id, key);
    if (actor.kind === 'person') {
      this.#everEntered.add(key);
      this.#entered.set(name, world.time);
      if (!this.#isKnown(pair, key)) this.#news.set(name, { at: world.time });
      return;
    }
    this.#unnoted.set(pair.crmId ?? '', [...this.#unnoted.get(pair.crmId ?? '') ?? [], name, nameOf(other(side), idOn(other(side), pair), key)]);
    if (!this.#everEntered.has(key)) this.#violate('I17', `${side} ${id}: ${key} was entered by nobody`);
    const gone = this.#deleted.get(name);
    const anew = this.#entered.get(nameOf(other(side), idOn(other(side), pair), key)) ?? -Infinity;
    if (gone !== undefined && gone > anew && this.#isStrict(pair) && !this.#isAnnounced(key) && !this.#isSecondOfPeople(pair, key)) {
      this.#violate('I9', `${side} ${id}: ${key} was deleted by a person and has come back`);
    }
  }

  #disappeared({ side, id, actor }: Change, pair: Pair, key: string, looked: number): void {
    const { world, history, leniency } = this.#scene;
    const name = nameOf(side, id, key);
    const news = this.#news.get(name);
    this.#news.delete(name);
    if (actor.kind === 'person') {
      if (this.#isKnown(pair, key) || (this.#carried.has(name) && !leniency.disturbed)) this.#deleted.set(name, world.time);
      return;
    }
    if (news === undefined || this.#keysOf(other(side), pair).has(key) || this.#isAnnounced(key)) return;
    if (side === 'espocrm' && !history.installation.optimisticLocking && news.at >= looked - 1_000) return;
    if (this.#isStrict(pair)) this.#violate('I3', `${side} ${id}: ${key}, entered by a person, is lost and nobody was told`);
  }

  /** One write of an entry, or of a new one. A value may stand there as often as people have left it, or once. */
  #judgeEntries(id: string, seen: readonly AdvowareEntry[], before: JsonObject | undefined, after: JsonObject): void {
    const [was, is] = [entriesOf(before), entriesOf(after)];
    for (const entry of is) {
      const past = was.find((each) => each.id === entry.id);
      if (JSON.stringify(past) === JSON.stringify(entry)) continue;
      const times = timesOf(entry, is);
      // What people entered after the last look is theirs: a POST cannot be bound to what was read.
      const meanwhile = was.filter((each) => this.#byPeople.includes(each) && !seen.includes(each));
      if (entry.tlf !== past?.tlf && times > Math.max(1, timesOf(entry, seen)) + timesOf(entry, meanwhile) && !this.#readsWereWrong()) {
        this.#violate('I6', `Advoware ${id}: ${entry.tlf} stands there ${times} times`);
      }
      if (past) this.#judgeEntry(id, past, entry);
    }
    if (was.length > is.length) this.#violate('I13', `Advoware ${id}: an entry was deleted`);
  }

  #judgeEntry(id: string, past: AdvowareEntry, entry: AdvowareEntry): void {
    const [was, is] = [parseMarker(past.bemerkung), parseMarker(entry.bemerkung)];
    const name = `Advoware ${id}/${entry.id}`;
    if (entry.kommKz === neverSynced) this.#violate('I16', `${name} is none of the hub's business`);
    const reused = was.kind === 'slot' && past.tlf.trim() === '' && entry.tlf !== '';
    if (!reused && userText(was) !== userText(is)) this.#violate('I16', `${name}: „${userText(was)}“ became „${userText(is)}“`);
    if (keyOfAny(past.tlf) === keyOfAny(entry.tlf) && past.tlf.trim() !== '' && past.tlf !== entry.tlf) this.#violate('I17', `${name}: „${past.tlf}“ was rewritten as „${entry.tlf}“`);
    const freed = past.tlf !== '' && entry.tlf === '';
    if (freed && (entry.online || (is.kind !== 'slot' && was.kind !== 'broken'))) this.#violate('I13', `${name} was emptied and is no slot`);
    if (reused && is.kind === 'synced' && is.kommKz !== was.kommKz) this.#violate('I13', `${name}: a slot of kind ${was.kommKz} took kind ${is.kommKz}`);
  }

  /** Advoware has the value, and had it when the work looked: no deletion there (I11). Two listings that lack it are believed. */
  #judgeRemoved(id: string, work: string, pair: Pair, removed: readonly string[]): void {
    if ((this.#scene.world.faults.struck.get('short_read') ?? 0) > 1) return;
    const seen = this.#seen.get(work) ?? [];
    for (const { tlf } of this.#scene.advoware.records.get(Number(pair.betNr))?.entries.filter((entry) => seen.includes(entry)) ?? []) {
      if (removed.includes(keyOfAny(tlf)) && this.#isStrict(pair)) this.#violate('I11', `EspoCRM ${id}: ${tlf} was removed although Advoware has it`);
    }
  }

  /** Flags belong to the value; the other values of a list stay as they are. */
  #judgeLists(id: string, before: JsonObject | undefined, after: JsonObject): void {
    const flagsOf = (record: JsonObject | undefined): Map<string, string> => new Map([
      ...phonesOf(record).map(({ phoneNumber, optOut, invalid }) => [phoneNumber, `${optOut}/${invalid}`] as const),
      ...emailsOf(record).map(({ emailAddress, optOut, invalid }) => [emailAddress, `${optOut}/${invalid}`] as const),
    ]);
    const [was, is] = [flagsOf(before), flagsOf(after)];
    for (const [value, flags] of is) {
      if (was.has(value) && was.get(value) !== flags) this.#violate('I16', `EspoCRM ${id}: the flags of ${value} were ${was.get(value)} and are ${flags}`);
    }
  }

  /** A second entry that people made of the value: a run cut off after it had freed the first one no longer knows of the deletion. */
  #isSecondOfPeople({ betNr = '' }: Pair, key: string): boolean {
    const { advoware, leniency } = this.#scene;
    const entries = advoware.records.get(Number(betNr))?.entries ?? [];
    return leniency.disturbed && entries.some((entry) => keyOfAny(entry.tlf) === key && this.#byPeople.includes(entry));
  }

  /** Whether the hub has told anybody of this value. */
  #isAnnounced(key: string): boolean {
    return [...this.#scene.ledger.journal.values()].some((row) => row.outcome === 'remark'
      && [row.before['espocrm'], row.before['advoware']].some((value) => typeof value === 'string' && keyOfAny(value) === key));
  }

  /** Both sides have had it: the base or a marker says so. */
  #isKnown(pair: Pair, key: string): boolean {
    const memory = memoryOf(this.#scene.ledger.links.get(`beteiligter ${pair.crmId ?? ''}`));
    const agreed = memory.state === 'linked' ? Object.values(memory.kommunikation?.entries ?? {}) : [];
    if (agreed.some((entry) => entry.key === key)) return true;
    return (this.#scene.advoware.records.get(Number(pair.betNr))?.entries ?? []).some(({ bemerkung }) => {
      const marker = parseMarker(bemerkung);
      return marker.kind === 'synced' && keyOfAny(marker.value) === key;
    });
  }

  #shareWhatBothHave(pair: Pair): void {
    if (pair.crmId === undefined || pair.betNr === undefined) return;
    const there = this.#keysOf('advoware', pair);
    for (const key of this.#keysOf('espocrm', pair)) {
      if (!there.has(key)) continue;
      this.#news.delete(nameOf('espocrm', pair.crmId, key));
      this.#news.delete(nameOf('advoware', pair.betNr, key));
    }
  }

  #keysOf(side: Side, { crmId = '', betNr = '' }: Pair): ReadonlySet<string> {
    const { espocrm, advoware } = this.#scene;
    return side === 'espocrm' ? contactsOf(side, espocrm.get(crmId)) : contactsOf(side, { kommunikation: (advoware.records.get(Number(betNr))?.entries ?? []) as unknown as JsonObject[] });
  }

  #pairOf({ side, id, actor }: Change): Pair {
    if (side === 'espocrm') return { crmId: id, betNr: this.#betNrOf(id) };
    if (actor.kind === 'hub') return { crmId: actor.entity, betNr: id };
    const crmId = [...this.#scene.espocrm.records.keys()].find((each) => this.#betNrOf(each) === id);
    return { crmId, betNr: id };
  }

  #betNrOf(crmId: string): string | undefined {
    const named = this.#scene.espocrm.get(crmId)?.['betnr'] ?? null;
    if (named !== null) return String(named);
    const link = this.#scene.ledger.links.get(`beteiligter ${crmId}`);
    return link?.state === 'linked' ? link.rightId : undefined;
  }

  /** A listing that did not show an entry that was there. */
  #readsWereWrong(): boolean {
    const { struck } = this.#scene.world.faults;
    return struck.has('stale_read') || struck.has('short_read');
  }

  /** A ledger lost or set back, a replica that lags behind and damaged remarks take away what the hub could know. */
  #isStrict({ crmId = '' }: Pair): boolean {
    const { leniency, damaged, relinked, world } = this.#scene;
    return !leniency.ledgerTouched && !damaged.has(crmId) && !relinked.has(crmId) && !world.faults.struck.has('stale_read');
  }

  #violate(invariant: string, message: string): void {
    this.#scene.monitor.violate(invariant, message);
  }
}

interface Pair { readonly crmId: string | undefined; readonly betNr: string | undefined }

const timesOf = ({ tlf: value }: AdvowareEntry, entries: readonly AdvowareEntry[]): number =>
  (value.trim() === '' ? 0 : entries.filter(({ tlf }) => tlf.trim() !== '' && keyOfAny(tlf) === keyOfAny(value)).length);

const neverSynced = 5;
const other = (side: Side): Side => (side === 'espocrm' ? 'advoware' : 'espocrm');
const idOn = (side: Side, { crmId = '', betNr = '' }: Pair): string => (side === 'espocrm' ? crmId : betNr);
const nameOf = (side: Side, id: string, key: string): string => `${side} ${id} ${key}`;
