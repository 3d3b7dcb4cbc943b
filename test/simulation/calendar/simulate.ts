import { Driver } from '../engine/driver.js';
import type { Outcome, SimulateOptions } from '../engine/subject.js';
import type { History, Step } from './history.js';
import { comeToRest } from './quiet.js';
import { intact, type Safeguards } from './safeguards.js';
import { Scene } from './scene.js';

export interface Played extends Outcome<History> { readonly scene: Scene }

/** Plays one history to its end. The same history gives the same outcome, byte for byte. */
export async function simulate(history: History, options: SimulateOptions<Safeguards> = {}): Promise<Played> {
  const scene = new Scene(history, options.safeguards ?? intact, options.trace ?? 'nothing');
  await scene.prepare();
  const driver = new Driver<Step>(scene);
  await driver.play(history.steps);
  await driver.rest();
  if (scene.monitor.violations.length === 0) await comeToRest(scene, driver);
  return { history, violation: scene.monitor.violations[0], trace: scene.world.trace.text, scene };
}
