import type { Fault, FaultKind } from './faults.js';
import type { AnyHistory, Outcome } from './subject.js';

/** Something to be done, from a settled beginning on. */
export interface Scenario<Step, Installation> { readonly name: string; readonly before: readonly Step[]; readonly then: readonly Step[]; readonly installation?: Partial<Installation> }

export interface SweptScene { readonly world: { readonly faults: { readonly struck: ReadonlyMap<FaultKind, number> } } }

/** How one subject is swept. */
export interface Swept<History extends AnyHistory, Scene extends SweptScene> {
  readonly usual: History['installation'];
  /** No scenario has more effects. */
  readonly mostEffects: number;
  readonly simulate: (history: History) => Promise<Outcome<History> & { readonly scene: Scene }>;
  /** What the world holds, without what tells only when, how often and from where. */
  readonly stateOf: (scene: Scene) => string;
}

export interface Sweep { readonly crashes: number; readonly faults: readonly string[] }

const seed = 1;
interface Crash { readonly do: 'fault'; readonly fault: Fault }

/** Kills the process before and after each effect of a scenario: every time it has to end as if nothing had happened. */
export async function sweep<Step extends { readonly do: string }, History extends AnyHistory, Scene extends SweptScene>(
  { usual, mostEffects, simulate, stateOf }: Swept<History, Scene>, { name, before, then, installation }: Scenario<Step, History['installation']>,
): Promise<Sweep> {
  const played = (...crash: readonly Crash[]): ReturnType<typeof simulate> => simulate({
    seed, installation: { ...usual, ...installation }, steps: [...before, ...crash, ...then, { do: 'pause', milliseconds: 600_000 }],
  } as unknown as History);
  const wanted = stateOf((await played()).scene);
  const faults: string[] = [];
  let crashes = 0;
  for (const kind of ['crash_before', 'crash_after'] as const) {
    for (let effect = 0; effect < mostEffects; effect += 1) {
      const { violation, scene } = await played({ do: 'fault', fault: { kind, system: 'any', calls: 'all', skip: effect, times: 1 } });
      if (scene.world.faults.struck.size === 0) break;
      crashes += 1;
      const state = stateOf(scene);
      if (violation || state !== wanted) faults.push(`${name}, ${kind} effect ${effect}: ${violation?.message ?? `ends as ${state} instead of ${wanted}`}`);
    }
  }
  return { crashes, faults };
}
