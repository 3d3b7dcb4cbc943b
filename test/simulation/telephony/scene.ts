import { Fleet } from '../engine/fleet.js';
import { CrmScene } from '../systems/crm-scene.js';
import type { CrmRecord } from '../systems/crm-server.js';
import { leadsToCall, lines, type Course, type History, type Step } from './history.js';
import { PhoneSystem, reportOf, timeOf, type RealCall } from './phone-system.js';
import { PhoneProgram, type Safeguards } from './program.js';

/**
 * Two calls of one line, extension and direction lie so far apart: nearer ones of which each source tells only a part cannot be told
 * apart by anybody (recognise.ts, clocks).
 */
const apartMs = 240_000;
const clickedNumber = (index: number): string => `+49302312520${index}`;

/** One world with the telephone system, the CRM, the hub's processes and who watches. */
export class Scene extends CrmScene<History, PhoneProgram> {
  readonly phones: PhoneSystem;
  readonly fleet: Fleet<PhoneProgram>;
  readonly tick = { everyMs: 10 * 60_000, topic: 'call.sweep' } as const;
  readonly renamed = new Map<CrmRecord, string>();
  readonly deleted = new Set<string>();
  /** How often people have clicked on each number. */
  readonly clicks = new Map<string, number>();
  readonly leads: readonly CrmRecord[];
  /** Real calls of which a report was answered. */
  readonly reported = new Set<RealCall>();
  /** What is kept of recordings, by the call's id. */
  readonly recordings = new Map<string, string>();
  readonly #courses = new Map<string, Course>();
  readonly #freeFrom = new Map<string, number>();

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    super(history, keep);
    const { world } = this;
    this.phones = new PhoneSystem(() => world.time, ({ number }) => this.#courses.get(number)!, (call) => { this.#begun(call); });
    this.crm.enter('Contact', { lastName: 'Groß', phoneNumber: lines[0] });
    this.crm.enter('User', { cExtension: '10', isActive: true });
    this.leads = Array.from({ length: leadsToCall }, (_, index) => this.crm.enter('Lead', { lastName: `Neu${index}`, phoneNumber: `+49302312530${index}` }));
    this.fleet = new Fleet(world, history.installation.processes, (process) => new PhoneProgram({ ...this.around(process), safeguards, phones: this.phones, recordings: this.recordings, keepsRecordings: history.installation.recordings === 'kept' }));
  }

  act(step: Step): void {
    switch (step.do) {
      case 'call': this.#call(step); break;
      case 'call_lead': this.#callLead(step); break;
      case 'click': this.#click(step); break;
      case 'rename': case 'delete': this.#change(step.do); break;
      case 'fault': this.world.faults.arm(step.fault); break;
      case 'lose_redis': this.loseRedis(); break;
      case 'pause': break;
    }
  }

  #callLead({ lead, ...course }: Extract<Step, { do: 'call_lead' }>): void {
    const { id, attributes } = this.leads[lead]!;
    const number = String(attributes['phoneNumber']);
    if (!this.#courses.has(number)) this.#courses.set(number, course);
    this.queue.add('lead.call', { entity_id: id, entity_type: 'Lead' });
  }

  #click({ clicks, ...course }: Extract<Step, { do: 'click' }>): void {
    const number = clickedNumber(this.clicks.size);
    this.#courses.set(number, course);
    this.clicks.set(number, clicks);
    for (let click = 0; click < clicks; click += 1) {
      this.post.add({ what: `click on ${number}`, work: (program) => program.click('10', number), repeats: 'never', at: this.world.time + click * 400 });
    }
  }

  #call({ line, extension, direction, ...course }: Extract<Step, { do: 'call' }>): void {
    const keys = [`1${extension}`, course.transferredTo].flatMap((each) => (each === undefined ? [] : [`${line} ${each} ${direction}`]));
    const start = Math.max(this.world.time, ...keys.map((key) => this.#freeFrom.get(key) ?? 0));
    const call = this.phones.begin({ line: lines[line] ?? '', extension: `1${extension}`, direction, start }, course);
    for (const key of keys) this.#freeFrom.set(key, call.end + apartMs);
  }

  /** What each source says of it is on its way. */
  #begun(call: RealCall): void {
    for (const telling of call.tellings) {
      const report = reportOf(call, telling);
      if (!report) continue;
      const at = timeOf(call, telling.what) + telling.lateMs;
      for (let copy = 0; copy < telling.copies; copy += 1) {
        this.post.add({
          what: `${telling.source} of call ${call.index}`, repeats: 'until answered', ...(telling.source === 'callcontrol' ? { order: call } : {}), at: at + copy * 700,
          work: async (program) => {
            await program.receive(report);
            this.reported.add(call);
          },
        });
      }
    }
  }

  /**
   * Only while the hub rests: between its look and its write lies the gap of a round trip (invariants.md, Where it ends).
   * And only what the hub knows to be there: one that is gone before its lost answer is looked into was never made, for all anybody can tell.
   */
  #change(how: 'rename' | 'delete'): void {
    const isKnown = ({ attributes }: CrmRecord): boolean => this.ledger.calls.calls.get(String(attributes['cCallId']))?.crm?.['state'] === 'linked';
    const record = this.crm.of('Call').findLast(isKnown);
    if (!record || this.world.requests.length > 0 || this.queue.open.some(({ state }) => state === 'active')) return;
    if (how === 'rename') {
      this.renamed.set(record, `Notiz zu ${record.id}`);
      this.crm.change(record, { name: `Notiz zu ${record.id}` });
    } else {
      this.deleted.add(String(record.attributes['cCallId']));
      this.crm.remove(record);
    }
  }

  protected markOf({ entity, attributes }: CrmRecord): string {
    return entity === 'Call' ? String(attributes['cCallId']) : /\[Ref\. \w+\]$/.exec(String(attributes['description']))?.[0] ?? '';
  }
}
