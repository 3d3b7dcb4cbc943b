import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { CallQuery } from '../../../src/hub/ledger/calls/call-store.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import type { CallId, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { Driver } from '../engine/driver.js';
import { having } from '../engine/having.js';
import { mutantsOf } from '../engine/mutant.js';
import type { Outcome, SimulateOptions, Subject } from '../engine/subject.js';
import { generate } from './generate.js';
import type { History, Step } from './history.js';
import { intact, type Safeguards } from './program.js';
import { Scene } from './scene.js';
import { judge } from './verdict.js';

/** Plays one history to its end: faults end, everything late arrives, the log is read, a day passes. */
async function simulate(history: History, options: SimulateOptions<Safeguards> = {}): Promise<Outcome<History>> {
  const scene = new Scene(history, options.safeguards ?? intact, options.trace ?? 'nothing');
  const driver = new Driver<Step>(scene);
  await driver.play(history.steps);
  await driver.rest();
  scene.world.faults.clear();
  scene.fleet.reviveAll();
  await driver.rest();
  // What was tried in vain to the end waits for a person, who tries it again.
  scene.queue.retryDead();
  for (let round = 0; round < 3; round += 1) await driver.later(20 * 60_000);
  await driver.later(13 * 3_600_000);
  await driver.later(20 * 60_000);
  if (scene.violations.length === 0) judge(scene);
  if (scene.violations.length === 0) await onceMore(scene, driver);
  return { history, violation: scene.violations[0], trace: scene.world.trace.text };
}

/** I2: every call is looked at again, and nothing is written. */
async function onceMore(scene: Scene, driver: Driver<Step>): Promise<void> {
  const before = scene.crm.writes;
  for (const id of scene.ledger.calls.calls.keys()) scene.queue.add('call.ended', { call_id: id });
  await driver.later(20 * 60_000);
  if (scene.crm.writes > before) scene.monitor.violate('I2', `one more run has written ${scene.crm.writes - before} times`);
}

const mutant = mutantsOf(intact);

const callsHaving = (ledger: Ledger, changes: Partial<Ledger['calls']>): Ledger => having(ledger, { calls: having(ledger.calls, changes) });
const unintended = (ledger: Ledger): Ledger => callsHaving(ledger, {
  commit: (run, change) => (change.call?.crm?.['state'] === 'creating' ? Promise.resolve() : ledger.calls.commit(run, change)),
});
const unsearched = (espocrm: EspoCrm): EspoCrm => having(espocrm, {
  list: (entity, query) => espocrm.list(entity, entity === 'Call' ? { ...query, where: [{ type: 'equals', attribute: 'id', value: 'nobody' }] } : query),
});
const byNameOnly = (ledger: Ledger): Ledger => callsHaving(ledger, {
  tell: (query, decide) => ledger.calls.tell({ ...query, line: 'nobody' }, decide),
});
const withoutLead = (names: CallQuery['names']): CallQuery['names'] => names.filter((name) => !name.startsWith('lead:'));
const leadsUnknown = (ledger: Ledger): Ledger => callsHaving(ledger, {
  tell: (query, decide) => ledger.calls.tell({ ...query, names: withoutLead(query.names) }, decide),
});

const onlyLastSpeaker = (threecx: ThreeCx): ThreeCx => having(threecx, {
  callLog: async (span) => {
    const answer = await threecx.callLog(span);
    return answer.kind === 'listed' ? { ...answer, calls: answer.calls.map((call) => ({ ...call, extensions: [call.extension ?? ''] })) } : answer;
  },
});

/** As if 3CX had been asked for this very call. */
const byTimeOnly = (threecx: ThreeCx): ThreeCx => having(threecx, {
  findRecordings: async (query) => {
    const answer = await threecx.findRecordings(query);
    return answer.kind === 'listed' ? { ...answer, recordings: answer.recordings.map((each) => ({ ...each, callId: 'x' as CallId })) } : answer;
  },
});

export const telephony: Subject<History, Safeguards> = {
  name: 'telephony', generate, simulate,
  mutants: [
    mutant('no lock on a call', ['I6'], {
      locks: () => ({ clear: () => Promise.resolve(false), acquire: (key) => Promise.resolve({ key, lost: new AbortController().signal, assertHeld: () => Promise.resolve(), release: () => Promise.resolve() }) }),
    }),
    mutant('the intent is not in the ledger before a call is created in the CRM', ['I6'], { ledger: unintended }),
    mutant('a call that a lost answer may have created is not looked for', ['I6'], { espocrm: unsearched }),
    mutant('a call is known again only by the name that a source gives it', ['I6'], { ledger: byNameOnly }),
    mutant('a call that was put through is known only by who had it last', ['I6'], { threecx: onlyLastSpeaker }),
    mutant('a lead’s order is not known again by the lead', ['I6'], { ledger: leadsUnknown }),
    mutant('a recording is known by its time alone', ['I29'], { threecx: byTimeOnly }),
    mutant('nobody sweeps for calls whose event was lost', ['I7', 'I27'], { sweep: 'off' }),
  ],
  easiest: { processes: 1, haste: 0, recordings: 'off' },
};
