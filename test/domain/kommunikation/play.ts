import { rest, run, type Watched } from './laws.js';
import { act, type Act, type HubAct, type Step } from './people.js';
import { newWorld } from './world.js';

/** Plays a history, then lets it come to rest; every law is checked on the way. */
export function play(history: readonly Step[]): void {
  const watched: Watched = { world: newWorld(), shared: new Set() };
  for (const step of history) playStep(watched, step);
  rest(watched);
}

const hub: Readonly<Record<HubAct, (watched: Watched, a: number) => void>> = {
  run: (watched) => run(watched),
  runCrash: (watched, a) => run(watched, 'both', a),
  runToEspocrm: (watched) => run(watched, 'to_espocrm'),
  runToAdvoware: (watched) => run(watched, 'to_advoware'),
  loseLedger: (watched) => { watched.world.base = undefined; },
};

function playStep(watched: Watched, { act: name, a, b }: Step): void {
  if (isHubAct(name)) hub[name](watched, a);
  else act(watched.world, name, a, b);
}

function isHubAct(name: Act): name is HubAct {
  return Object.hasOwn(hub, name);
}
