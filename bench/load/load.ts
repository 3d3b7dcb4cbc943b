import { join } from 'node:path';
import { answerOf, endChild, startChild } from '../children.js';
import type { LoadJob, LoadResult } from './job.js';

/** The load generator in a process of its own, so that it does not wait for what it measures. */
export class Load {
  readonly #child = startChild(join(__dirname, 'generator.ts'));

  async run(job: LoadJob): Promise<LoadResult> {
    const answer = answerOf<LoadResult>(this.#child);
    this.#child.send(job);
    const result = await answer;
    if (result.failures > result.requests / 100) throw new Error(`${job.target.url}: ${result.failures} von ${result.requests} Anfragen gescheitert.`);
    return result;
  }

  stop(): Promise<void> {
    return endChild(this.#child);
  }
}
