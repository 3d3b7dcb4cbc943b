import type { Driver } from '../engine/driver.js';
import type { Step } from './history.js';
import type { Scene } from './scene.js';
import { Verdict } from './verdict.js';

const hourMs = 3_600_000;

/** Faults end, everything late arrives, days pass, people mend what waits for them; then all invariants are judged. */
export async function comeToRest(scene: Scene, driver: Driver<Step>): Promise<void> {
  const verdict = new Verdict(scene);
  const quiet = (): boolean => scene.monitor.violations.length === 0;
  scene.pushes.disarm();
  scene.world.faults.keepPoison();
  scene.google.system.apiFaults.clear();
  scene.emptyLists = 0;
  scene.fleet.reviveAll();
  await driver.rest();
  if (scene.poisoned.size + scene.lockedOut.size > 0 && !scene.writeProtected) {
    await pass(scene, driver, 26);
    if (quiet()) verdict.checkOthers();
  }
  scene.world.faults.clear();
  for (const { id } of scene.google.calendars) scene.google.system.people.setAccess(id, 'restored');
  if (scene.writeProtected) await liftProtection(scene, driver);
  await pass(scene, driver, 26);
  await mend(scene, driver);
  if (!quiet()) return;
  verdict.checkAtRest();
  verdict.checkBooks();
  if (quiet()) await onceMore(scene, driver, verdict);
}

async function pass(scene: Scene, driver: Driver<Step>, hours: number): Promise<void> {
  scene.queue.retryDead();
  await driver.later(hours * hourMs);
}

/** Under write protection nothing reaches Advoware; taken off, everything does. */
async function liftProtection(scene: Scene, driver: Driver<Step>): Promise<void> {
  await pass(scene, driver, 26);
  scene.writeProtected = false;
  for (const { process } of scene.fleet.living) scene.fleet.kill(process);
  scene.fleet.reviveAll();
  await driver.rest();
}

/** A plan that the guard holds back at rest is what people wanted; what was set aside is tried by hand. */
async function mend(scene: Scene, driver: Driver<Step>): Promise<void> {
  for (const who of scene.employees) scene.goAhead(who);
  await driver.rest();
  for (const who of scene.employees) scene.syncByHand(who);
  await driver.rest();
}

/** Every way of starting a run, on every calendar: nothing may be written. */
async function onceMore(scene: Scene, driver: Driver<Step>, verdict: Verdict): Promise<void> {
  const all = async (): Promise<void> => {
    for (const who of scene.employees) scene.syncByHand(who);
    await driver.rest();
  };
  const before = verdict.writes();
  const calls = verdict.calls();
  await all();
  verdict.checkQuiescent(before, 'one more run');
  verdict.checkCheap(calls);
  for (const { process } of scene.fleet.living) scene.fleet.kill(process);
  scene.fleet.reviveAll();
  await all();
  verdict.checkQuiescent(before, 'a run after a restart');
  for (const { id } of scene.google.calendars) scene.google.system.people.expireSyncTokens(id);
  await all();
  verdict.checkQuiescent(before, 'a full reading after the cursor was lost');
}
