import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import { Driver } from '../engine/driver.js';
import { having } from '../engine/having.js';
import { mutantsOf } from '../engine/mutant.js';
import type { Outcome, SimulateOptions, Subject } from '../engine/subject.js';
import { generate } from './generate.js';
import type { History, Step } from './history.js';
import { intact, type Safeguards } from './program.js';
import { Scene } from './scene.js';
import { judge } from './verdict.js';

/** Plays one history to its end: faults end, everything late arrives, hours pass, staff merge what they were asked about. */
async function simulate(history: History, options: SimulateOptions<Safeguards> = {}): Promise<Outcome<History>> {
  const scene = new Scene(history, options.safeguards ?? intact, options.trace ?? 'nothing');
  const driver = new Driver<Step>(scene);
  await driver.play(history.steps);
  await driver.rest();
  scene.world.faults.clear();
  scene.fleet.reviveAll();
  await driver.rest();
  for (const merging of [false, true, false]) {
    if (merging) scene.merge('everything');
    for (let round = 0; round < 3; round += 1) await driver.later(20 * 60_000);
  }
  if (scene.violations.length === 0) judge(scene);
  return { history, violation: scene.violations[0], trace: scene.world.trace.text };
}

const mutant = mutantsOf(intact);

const unsearched = (espocrm: EspoCrm): EspoCrm => having(espocrm, {
  list: (entity, query) => espocrm.list(entity, query.where?.some(({ type }) => type === 'contains') ? { ...query, where: [{ type: 'equals', attribute: 'id', value: 'nobody' }] } : query),
});
let deliveries = 0;
const everyDeliveryNew = (ledger: Ledger): Ledger => having(ledger, {
  leads: having(ledger.leads, {
    keep: (leads, options) => ledger.leads.keep(leads.map((lead) => ({ ...lead, deliveryId: undefined, content: String(deliveries += 1) })), options),
  }),
});
const unfenced = (ledger: Ledger): Ledger => having(ledger, { commit: (run, change) => (change.link?.state === 'creating' ? Promise.resolve() : ledger.commit(run, change)) });

export const leads: Subject<History, Safeguards> = {
  name: 'leads', generate, simulate,
  mutants: [
    mutant('what an interrupted creation made is not looked for', ['I6'], { espocrm: unsearched }),
    mutant('a repeated delivery is not known again', ['I6'], { ledger: everyDeliveryNew }),
    mutant('the intent is not committed before the creation', ['I6'], { ledger: unfenced }),
    mutant('nobody looks for what has lost its event', ['I27'], { sweep: 'off' }),
  ],
  easiest: { processes: 1, haste: 0 },
};
