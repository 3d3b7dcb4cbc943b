import { readLead } from '../../../src/domain/leads/read-lead.js';
import type { NewLead } from '../../../src/hub/ledger/leads/lead-store.js';
import { bodyOf } from '../../../src/sync/leads/lead-body.js';
import { reference } from '../../../src/systems/espocrm/notes.js';
import { Fleet } from '../engine/fleet.js';
import { CrmScene } from '../systems/crm-scene.js';
import type { CrmRecord } from '../systems/crm-server.js';
import type { History, Step } from './history.js';
import { LeadProgram, type Safeguards } from './program.js';

type Submitted = NewLead & { readonly deliveryId: string };

/** One world with the website, the CRM, the hub's processes and who watches. */
export class Scene extends CrmScene<History, LeadProgram> {
  readonly fleet: Fleet<LeadProgram>;
  readonly tick = { everyMs: 10 * 60_000, topic: 'lead.sweep' } as const;
  /** What was answered to each delivery. */
  readonly answers = new Map<string, string>();
  readonly #submitted: Submitted[] = [];

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    super(history, keep);
    this.fleet = new Fleet(this.world, history.installation.processes, (process) => new LeadProgram({ ...this.around(process), safeguards }));
  }

  act(step: Step): void {
    switch (step.do) {
      case 'submit': this.#submit(step); break;
      case 'repeat': this.#repeat(step); break;
      case 'enter': this.crm.enter(step.entity, { lastName: `Besuch${step.visitor}`, emailAddress: emailOf(step.visitor) }); break;
      case 'merge': this.merge('what staff entered'); break;
      case 'fault': this.world.faults.arm(step.fault); break;
      case 'lose_redis': this.loseRedis(); break;
      case 'pause': break;
    }
  }

  /** Staff leave one record of each person. Only at rest may what the hub made go too: in between it looks for that. */
  merge(which: 'what staff entered' | 'everything'): void {
    for (const email of new Set(this.#people().map(({ attributes }) => attributes['emailAddress']))) {
      const [, ...others] = this.#people().filter(({ attributes }) => attributes['emailAddress'] === email).toSorted((one, other) => (one.by === other.by ? 0 : one.by === 'hub' ? -1 : 1));
      for (const record of others) if (which === 'everything' || record.by === 'person') this.crm.remove(record);
    }
  }

  #people(): readonly CrmRecord[] {
    return this.crm.records.filter(({ entity }) => ['Lead', 'Contact', 'CBeteiligte'].includes(entity));
  }

  #submit({ visitor, kind, message }: Extract<Step, { do: 'submit' }>): void {
    const reading = readLead({ kind, nachname: `Besuch${visitor}`, email: emailOf(visitor), nachricht: `Nachricht ${message}`, newsletter: kind === 'newsletter' ? 'ja' : 'nein' });
    if (reading.kind !== 'lead') throw new Error('the simulation has a form that is no lead');
    const lead = { deliveryId: `msg_${this.#submitted.length}`, content: `${visitor} ${kind} ${message}`, state: 'open' as const, body: bodyOf(reading.lead) };
    this.#submitted.push(lead);
    this.#send(lead, 0);
  }

  #repeat({ submission, milliseconds }: Extract<Step, { do: 'repeat' }>): void {
    const lead = this.#submitted[submission];
    if (lead) this.#send(lead, milliseconds);
  }

  /** It comes again until it is answered. */
  #send(lead: Submitted, lateMs: number): void {
    this.post.add({
      what: lead.deliveryId, repeats: 'until answered', at: this.world.time + lateMs,
      work: async (program) => { this.#answered(lead.deliveryId, await program.receive(lead)); },
    });
  }

  /** The same delivery has the same id, whoever answers and whenever. */
  #answered(deliveryId: string, id: string): void {
    const before = this.answers.get(deliveryId);
    if (before !== undefined && before !== id) this.monitor.violate('I6', `delivery ${deliveryId} was answered with ${before} and with ${id}`);
    this.answers.set(deliveryId, id);
  }

  /** What the hub made of a lead. */
  madeOf(leadId: string, entity: string): readonly CrmRecord[] {
    return this.made.filter((record) => record.entity === entity && this.markOf(record) === reference(leadId));
  }

  /** The reference at the end of what the hub wrote. */
  protected markOf({ attributes }: CrmRecord): string {
    return /\[Ref\. \w+\]$/.exec(String(attributes['description'] ?? attributes['post']))?.[0] ?? '';
  }
}

const emailOf = (visitor: number): string => `besuch${visitor}@beispiel.example`;
