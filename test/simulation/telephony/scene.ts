import { emptyMemoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { Fleet } from '../engine/fleet.js';
import { Violation } from '../engine/violation.js';
import { World } from '../engine/world.js';
import { CrmServer, type CrmRecord } from '../systems/crm-server.js';
import { EventQueue } from '../systems/event-queue.js';
import { RedisStore } from '../systems/redis.js';
import { leadsToCall, lines, type Course, type History, type Step } from './history.js';
import { PhoneSystem, reportOf, type RealCall } from './phone-system.js';
import { PhoneProgram, type Safeguards } from './program.js';

/** Something on its way to the hub; a report comes again until it is answered, a click does not. */
interface Delivery {
  readonly what: string;
  readonly work: (program: PhoneProgram) => Promise<void>;
  readonly repeats: 'until answered' | 'never';
  /** The watch says one thing of a call after the other. */
  readonly order: RealCall | undefined;
  at: number;
}

const answerLimitMs = 30_000;
const againMs = 30_000;
/**
 * Two calls of one line, extension and direction lie so far apart: nearer ones of which each source tells only a part cannot be told
 * apart by anybody (recognise.ts, clocks).
 */
const apartMs = 240_000;
const clickedNumber = (index: number): string => `+49302312520${index}`;

/** One world with the telephone system, the CRM, the hub's processes and who watches. */
export class Scene {
  readonly history: History;
  readonly world: World;
  readonly crm: CrmServer;
  readonly phones: PhoneSystem;
  readonly redis: RedisStore;
  readonly queue: EventQueue;
  readonly ledger: MemoryLedgerState = emptyMemoryLedger();
  readonly fleet: Fleet<PhoneProgram>;
  readonly tick = { everyMs: 10 * 60_000, topic: 'call.sweep' } as const;
  readonly leniency = { disturbed: false };
  readonly violations: Violation[] = [];
  readonly monitor = {
    violations: this.violations,
    violate: (invariant: string, message: string): void => { this.violations.push(new Violation(invariant, message)); },
    happened: (): void => undefined, worked: (): void => undefined,
  };
  readonly post = { due: (now: number) => this.#due(now), nextAt: () => this.#nextAt() };
  /** Everything that the hub ever made in the CRM. */
  readonly made: CrmRecord[] = [];
  readonly renamed = new Map<CrmRecord, string>();
  readonly deleted = new Set<string>();
  /** How often people have clicked on each number. */
  readonly clicks = new Map<string, number>();
  readonly leads: readonly CrmRecord[];
  /** Real calls of which a report was answered. */
  readonly reported = new Set<RealCall>();
  readonly #courses = new Map<string, Course>();
  readonly #freeFrom = new Map<string, number>();
  readonly #deliveries: Delivery[] = [];

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    this.history = history;
    this.world = new World(history.seed, keep);
    const { world } = this;
    this.redis = new RedisStore(() => world.time, (key) => { this.monitor.violate('I21', `the lock ${key} was released by somebody who does not own it`); });
    this.queue = new EventQueue(world, { whileActive: 'keep' });
    this.crm = new CrmServer((record) => { this.#created(record); });
    this.phones = new PhoneSystem(() => world.time, ({ number }) => this.#courses.get(number)!, (call) => { this.#begun(call); });
    this.crm.enter('Contact', { lastName: 'Groß', phoneNumber: lines[0] });
    this.crm.enter('User', { cExtension: '10', isActive: true });
    this.leads = Array.from({ length: leadsToCall }, (_, index) => this.crm.enter('Lead', { lastName: `Neu${index}`, phoneNumber: `+49302312530${index}` }));
    this.fleet = new Fleet(world, history.installation.processes, (process) => new PhoneProgram({
      process, queue: this.queue, redis: this.redis, ledger: this.ledger, safeguards, phones: this.phones, wire: (request) => this.crm.handle(request),
    }));
  }

  act(step: Step): void {
    switch (step.do) {
      case 'call': this.#call(step); break;
      case 'call_lead': this.#callLead(step); break;
      case 'click': this.#click(step); break;
      case 'rename': case 'delete': this.#change(step.do); break;
      case 'fault': this.world.faults.arm(step.fault); break;
      case 'lose_redis': this.queue.lose(); this.redis.entries.clear(); break;
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
      this.#deliveries.push({ what: `click on ${number}`, work: (program) => program.click('10', number), repeats: 'never', order: undefined, at: this.world.time + click * 400 });
    }
  }

  #call({ line, extension, direction, ...course }: Extract<Step, { do: 'call' }>): void {
    const key = `${line} ${extension} ${direction}`;
    const start = Math.max(this.world.time, this.#freeFrom.get(key) ?? 0);
    const call = this.phones.begin({ line: lines[line] ?? '', extension: `1${extension}`, direction, start }, course);
    this.#freeFrom.set(key, call.end + apartMs);
  }

  /** What each source says of it is on its way. */
  #begun(call: RealCall): void {
    for (const telling of call.tellings) {
      const report = reportOf(call, telling);
      if (!report) continue;
      const at = (telling.what === 'started' ? call.start : call.end) + telling.lateMs;
      for (let copy = 0; copy < telling.copies; copy += 1) {
        this.#deliveries.push({
          what: `${telling.source} of call ${call.index}`, repeats: 'until answered', order: telling.source === 'callcontrol' ? call : undefined, at: at + copy * 700,
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

  #due(now: number): readonly (() => void)[] {
    const isNext = (delivery: Delivery): boolean => delivery.order === undefined || this.#deliveries.find(({ order }) => order === delivery.order) === delivery;
    return this.#deliveries.filter((delivery) => delivery.at <= now && isNext(delivery)).map((delivery) => () => { this.#deliver(delivery); });
  }

  #nextAt(): number | undefined {
    const times = this.#deliveries.map(({ at }) => at).filter(Number.isFinite);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #deliver(delivery: Delivery): void {
    const { world, fleet } = this;
    const reachable = fleet.living.filter(({ process }) => !process.frozen);
    const done = (): void => { this.#deliveries.splice(this.#deliveries.indexOf(delivery), 1); };
    const again = delivery.repeats === 'never' ? done : (): void => { delivery.at = world.time + againMs; };
    if (reachable.length === 0) { again(); return; }
    delivery.at = Infinity;
    world.note(`delivered: ${delivery.what}`);
    let ended = false;
    const end = (how: () => void): void => {
      if (ended) return;
      ended = true;
      cancel();
      how();
    };
    const cancel = world.timers.add({ process: undefined, at: world.time + answerLimitMs, fire: () => { end(again); } });
    delivery.work(world.random.pick(reachable).program).then(() => { end(done); }, () => { end(again); });
  }

  /** I6, at every instant: of each call one record and one to-do. */
  #created(record: CrmRecord): void {
    if (record.by === 'person') return;
    const mark = markOf(record);
    const twin = this.made.find((other) => other.entity === record.entity && markOf(other) === mark);
    if (twin) this.monitor.violate('I6', `${record.entity} ${record.id} was made although ${twin.id} is the same`);
    this.made.push(record);
  }
}

const markOf = ({ entity, attributes }: CrmRecord): string =>
  (entity === 'Call' ? String(attributes['cCallId']) : /\[Ref\. \w+\]$/.exec(String(attributes['description']))?.[0] ?? '');
