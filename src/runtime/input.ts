import type { Node, NodeMessageInFlow } from 'node-red';
import { asError } from './node-fault.js';
import { statusOf } from './status.js';

/** Passes messages on; an array gives one entry per output, null for none. */
export type Send = (messages: object | readonly (object | null)[]) => void;
export type InputHandler<M> = (msg: M, send: Send) => Promise<void>;

export interface InputOptions {
  /** For nodes whose work lasts microseconds: no `working` between two messages. */
  readonly showsWorking?: boolean;
}

interface Work { running: number; waiting: (() => void)[] }

const works = new WeakMap<Node, Work>();

/**
 * The one way to write an input handler. Catches everything (a rejected promise would end the process), hands a failure to
 * Catch, keeps the status and calls `done` exactly once.
 */
export function onInput<M extends NodeMessageInFlow>(
  node: Node, handle: InputHandler<M>, { showsWorking = true }: InputOptions = {},
): void {
  const work = workOf(node);
  const status = statusOf(node);
  node.on('input', (msg, send, done) => {
    work.running += 1;
    if (showsWorking) status.show('working');
    void run(() => handle(msg as M, send as Send)).then((failure) => {
      work.running -= 1;
      if (failure) status.show(isIncomplete(failure) ? 'incomplete' : 'error');
      else if (work.running === 0 || !showsWorking) status.show('ok');
      if (work.running === 0) for (const wake of work.waiting.splice(0)) wake();
      done(failure);
    });
  });
}

/** Resolves as soon as the node works on no message. */
export function settled(node: Node): Promise<void> {
  const work = workOf(node);
  return work.running === 0 ? Promise.resolve() : new Promise((resolve) => { work.waiting.push(resolve); });
}

function workOf(node: Node): Work {
  const work = works.get(node) ?? { running: 0, waiting: [] };
  works.set(node, work);
  return work;
}

async function run(handle: () => Promise<void>): Promise<Error | undefined> {
  try {
    await handle();
    return undefined;
  } catch (error) {
    return asError(error);
  }
}

const isIncomplete = (failure: Error): boolean => 'code' in failure && failure.code === 'misconfigured';
