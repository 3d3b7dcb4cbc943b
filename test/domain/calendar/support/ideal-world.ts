import { Temporal } from 'temporal-polyfill';
import { settled } from '../../../../src/domain/calendar/base.js';
import { markedProperties } from '../../../../src/domain/calendar/creations.js';
import type { AdvowareAppointment } from '../../../../src/domain/calendar/from-advoware.js';
import type { Mode } from '../../../../src/domain/calendar/masking.js';
import { plan } from '../../../../src/domain/calendar/plan.js';
import { keyText, type Conflict, type Link, type Operation, type Plan } from '../../../../src/domain/calendar/plan-types.js';
import type { AdvowareChanges } from '../../../../src/domain/calendar/to-advoware.js';
import { windowAround, type Window } from '../../../../src/domain/calendar/window.js';
import { sha256 } from './digest.js';
import { IdealGoogle } from './ideal-google.js';

export type StoredAppointment = AdvowareAppointment & { readonly akte?: string };

/** Both sides in memory, without faults; a plan is carried out in whatever order the operations are given. */
export class IdealWorld {
  readonly advoware = new Map<number, StoredAppointment>();
  readonly google = new IdealGoogle();
  links: Link[] = [];
  mode: Mode;
  window: Window = windowAround(Temporal.PlainDate.from('2026-05-01'));
  /** The days that Advoware is asked for, where they are more than the window. */
  asked?: Window;
  readonly conflicts: Conflict[] = [];
  readonly sentToGoogle: { readonly mode: Mode; readonly body: string }[] = [];
  private nextFrNr = 1000;
  private nextRow = 1;
  private readonly missedA = new Set<number>();
  private readonly missedG = new Set<string>();
  private time = '2026-05-01T00:00:00';

  constructor(mode: Mode) { this.mode = mode; }

  /** Lets both clocks show a time (Berlin, without zone). */
  at(time: string): void {
    this.time = time;
    this.google.at(Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Berlin').toInstant().toString());
  }
  putAdvoware(fields: AdvowareChanges & { readonly akte?: string }, frNr = this.nextFrNr++): number {
    const record = { ...this.advoware.get(frNr), ...fields, frNr, rowId: `r${String(this.nextRow++)}`, geaendertAm: this.time };
    this.advoware.set(frNr, record);
    return frNr;
  }
  plan(goAhead?: string): Plan {
    return plan({
      advoware: { completeness: 'complete', appointments: [...this.advoware.values()].filter((record) => this.isListed(record)), covers: [this.asked ?? this.window], alreadyMissed: this.missedA },
      google: { completeness: 'complete', events: [...this.google.events.values()], alreadyMissed: this.missedG },
      links: this.links, settings: { link: 'MX', window: this.window, mode: this.mode, digest: sha256, ...(goAhead === undefined ? {} : { goAhead }) },
    });
  }
  /** Plans and carries out until a plan is empty; answers the number of rounds and the last plan. */
  sync(shuffled: (operations: readonly Operation[]) => readonly Operation[] = (operations) => operations): { readonly rounds: number; readonly last: Plan } {
    this.missedA.clear();
    this.missedG.clear();
    for (let rounds = 1; rounds <= 25; rounds += 1) {
      let next = this.plan();
      if (next.kind === 'stopped') next = this.plan(next.hash);
      if (next.kind === 'stopped') throw new Error('a go-ahead for this very plan was not taken');
      this.conflicts.push(...next.conflicts);
      const news = this.note(next);
      if (next.operations.length === 0 && !news) return { rounds, last: next };
      for (const operation of shuffled(next.operations)) this.carryOut(operation);
    }
    throw new Error(`no end after 25 rounds: ${JSON.stringify(this.plan())}`);
  }
  carryOut(operation: Operation): void {
    switch (operation.kind) {
      case 'create_google':
        this.send(operation.body);
        this.google.insert(operation.eventId, operation.body);
        this.replace(operation.drops, [operation.link]);
        return;
      case 'create_advoware': {
        const frNr = this.putAdvoware(operation.fields);
        this.replace(operation.drops, [{ ...operation.link, state: 'linked', frNr }]);
        if (operation.mark) this.google.patch(operation.mark.event, { extendedProperties: { private: markedProperties(operation.mark, 'MX', frNr) } });
        return;
      }
      case 'delete_google':
        this.google.remove(operation.target);
        this.close(operation.frNr, operation.link);
        return;
      case 'delete_advoware':
        if (!this.advoware.delete(operation.frNr)) throw new Error(`404 ${String(operation.frNr)}`);
        this.close(operation.frNr, operation.link);
        return;
      case 'update_google':
        this.send(operation.patch);
        this.google.patch(operation.target, operation.patch);
        this.settle(operation.frNr, operation.settles);
        return;
      case 'update_advoware':
        if (!this.advoware.has(operation.frNr)) throw new Error(`404 ${String(operation.frNr)}`);
        this.putAdvoware(operation.changes, operation.frNr);
        if (operation.link) this.close(operation.frNr, operation.link);
        else this.settle(operation.frNr, operation.settles);
        return;
      case 'mark_google':
        this.google.patch(operation.id, { extendedProperties: { private: operation.properties } });
        return;
      case 'link':
        this.replace(operation.drops, operation.puts);
        if (operation.settles) this.settle(operation.settles.frNr, operation.settles.change);
        return;
    }
  }
  linked(): Extract<Link, { state: 'linked' }>[] { return this.links.filter((link) => link.state === 'linked'); }

  /** Advoware answers what touches the window. */
  private isListed({ datum, datumBis }: AdvowareAppointment): boolean {
    const first = (datum ?? '').slice(0, 10);
    const last = (datumBis ?? '').slice(0, 10) || first;
    const { from, to } = this.asked ?? this.window;
    return first <= to.toString() && last >= from.toString();
  }
  private note(next: Plan): boolean {
    const before = this.missedA.size + this.missedG.size;
    for (const look of next.lookAgain) {
      if (look.side === 'advoware') this.missedA.add(look.frNr);
      else this.missedG.add(look.id);
    }
    return this.missedA.size + this.missedG.size > before;
  }
  private send(body: object): void { this.sentToGoogle.push({ mode: this.mode, body: JSON.stringify(body) }); }
  private settle(frNr: number, change: Parameters<typeof settled>[1]): void {
    this.links = this.links.map((link) => (link.state === 'linked' && link.frNr === frNr ? { ...link, base: settled(link.base, change) } : link));
  }
  private close(frNr: number, link: Link): void {
    this.links = [...this.links.filter((known) => known.state !== 'linked' || known.frNr !== frNr), link];
  }
  private replace(drops: readonly Link[], puts: readonly Link[]): void {
    const gone = new Set(drops.map(nameOf));
    this.links = [...this.links.filter((link) => !gone.has(nameOf(link))), ...puts];
  }
}

const nameOf = (link: Link): string => `${link.state} ${keyText(link.key)} ${'frNr' in link ? String(link.frNr) : ''}`;
