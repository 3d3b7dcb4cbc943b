import { join } from 'node:path';
import { answerOf, endChild, startChild } from '../children.js';

export type SmallServer = { readonly base: string; readonly pid: number; stop(): Promise<void> };

/** One of the servers of this folder, once it listens. */
export async function startSmallServer(name: 'hand-written' | 'upstream', env: Readonly<Record<string, string>> = {}): Promise<SmallServer> {
  const child = startChild(join(__dirname, `${name}.ts`), env);
  const { port } = await answerOf<{ readonly port: number }>(child);
  return { base: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => endChild(child) };
}
