import type { Driver } from '../engine/driver.js';
import type { Step } from './history.js';
import type { Scene } from './scene.js';
import { isLegalRest, Verdict } from './verdict.js';

const hourMs = 3_600_000;
/** Bounded: after so many looks of a person everything has to be clean. */
const rounds = 4;

/** Faults end, everything late arrives, days pass, people mend what waits for them; then all invariants are judged. */
export async function comeToRest(scene: Scene, driver: Driver<Step>): Promise<void> {
  const verdict = new Verdict(scene);
  const quiet = (): boolean => scene.monitor.violations.length === 0;
  scene.webhooks.disarm();
  scene.act({ do: 'advoware_remembers' });
  scene.world.faults.keepPoison();
  scene.fleet.reviveAll();
  await driver.rest();
  if (quiet()) verdict.checkPromises();
  if (scene.poisoned.size > 0 && !scene.writeProtected) {
    await passDays(scene, driver);
    if (quiet()) verdict.checkSettled(scene.poisoned);
  }
  scene.world.faults.clear();
  if (scene.writeProtected) await liftProtection(scene, driver);
  await passDays(scene, driver);
  if (!quiet()) return;
  verdict.checkSettled(undefined);
  verdict.checkLinks();
  verdict.checkBooks();
  await onceMore(scene, driver, verdict);
}

/** Days with nothing but the cron and people who mend what waits for them. */
async function passDays(scene: Scene, driver: Driver<Step>): Promise<void> {
  // An entry that is missing in Advoware is believed at the second look.
  const least = scene.history.steps.some((step) => step.do === 'contacts' && step.deed === 'awDelete') ? 3 : 2;
  for (let round = 1; round <= rounds && scene.monitor.violations.length === 0; round += 1) {
    await driver.later(round === 1 ? hourMs : 31 * hourMs);
    if (!mend(scene) && round >= least) return;
    await driver.rest();
  }
}

/** Under write protection nothing reaches Advoware; taken off, everything does. */
async function liftProtection(scene: Scene, driver: Driver<Step>): Promise<void> {
  await passDays(scene, driver);
  scene.writeProtected = false;
  for (const { process } of scene.fleet.living) scene.fleet.kill(process);
  scene.fleet.reviveAll();
  for (const id of scene.crmIds) scene.queue.add('vmh.beteiligte.sync_check', byHand(scene, id));
  await driver.rest();
}

/** What people do about the records that wait for them. True when there was something to do. */
function mend(scene: Scene): boolean {
  scene.queue.retryDead();
  let mended = scene.people.confirmGone();
  for (const [id, { attributes }] of [...scene.espocrm.records]) {
    if (isLegalRest(attributes) && scene.advoware.records.has(Number(attributes['betnr']))) scene.relinked.add(id);
    else if (isLegalRest(attributes) || !['conflict', 'permanently_failed'].includes(String(attributes['syncStatus']))) continue;
    mended = true;
    scene.espocrm.edit(id, { syncStatus: 'dirty', syncRetryCount: 0, ...choice(scene, String(attributes['syncErrorMessage'])) });
  }
  return mended;
}

/** Several records fit: a person takes the first that nobody has. */
function choice(scene: Scene, message: string): { betnr?: number } {
  const candidates = /(?:mehrere passende Beteiligte \(|Beteiligten entstanden: )([\d, ]+)/.exec(message)?.[1]?.split(', ').map(Number) ?? [];
  const free = candidates.find((betNr) => scene.advoware.records.has(betNr) && ![...scene.espocrm.records.values()].some(({ attributes }) => attributes['betnr'] === betNr));
  return free === undefined ? {} : { betnr: free };
}

/** Every way of starting a run, on every record: nothing may be written. */
async function onceMore(scene: Scene, driver: Driver<Step>, verdict: Verdict): Promise<void> {
  const before = { advoware: scene.advoware.apiWrites, espocrm: scene.espocrm.apiWrites };
  for (const id of scene.espocrm.records.keys()) {
    scene.queue.add('vmh.beteiligte.update', { ...byHand(scene, id), action: 'update', source: 'espocrm' });
    scene.queue.add('vmh.beteiligte.sync_check', byHand(scene, id));
  }
  scene.queue.add('vmh.beteiligte.cron', { source: 'cron', timestamp: new Date(scene.world.time).toISOString() });
  await driver.rest();
  if (scene.monitor.violations.length === 0) verdict.checkQuiescent(before);
}

const byHand = (scene: Scene, id: string): { entity_id: string; action: 'sync_check'; source: string; timestamp: string } =>
  ({ entity_id: id, action: 'sync_check', source: 'manual', timestamp: new Date(scene.world.time).toISOString() });
