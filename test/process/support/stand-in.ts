import assert from 'node:assert/strict';
import type { FaultRule } from '../../../src/sandbox/http/faults.js';
import type { LoggedRequest } from '../../../src/sandbox/http/request-log.js';
import { keepEntered } from '../../support/kept.js';
import { until } from './until.js';

export type Fields = Readonly<Record<string, unknown>>;

/** One stand-in of the sandbox as a person and as the one who breaks it see it. */
export class StandIn {
  readonly origin: string;

  /** @param origin with a slash at the end */
  constructor(origin: string) {
    this.origin = origin;
  }

  /** What reached the system since `forget`, in order, without the login. */
  async calls(): Promise<readonly LoggedRequest[]> {
    return (await this.allCalls()).filter(({ path }) => !path.endsWith('/Token'));
  }

  async allCalls(): Promise<readonly LoggedRequest[]> {
    return await this.control('GET', 'log?bodies=true') as LoggedRequest[];
  }

  async forget(): Promise<void> {
    await this.control('DELETE', 'log');
  }

  /** From now on something goes wrong there; answers the rule's id. */
  async strike(rule: FaultRule): Promise<string> {
    const { ids } = await this.control('POST', 'faults', rule) as { ids: string[] };
    return ids[0] ?? '';
  }

  /** Waits until the rule has struck: the request is with the system by then. */
  async hasStruck(id: string, times = 1): Promise<void> {
    await until(`the fault ${id} strikes`, async () => {
      const rules = await this.control('GET', 'faults') as { id: string; struck: number }[];
      return (rules.find((rule) => rule.id === id)?.struck ?? 0) >= times;
    });
  }

  async mend(): Promise<void> {
    await this.control('DELETE', 'faults');
  }

  /** A record as a person sees it; undefined when there is none. */
  async record(path: string): Promise<Fields | undefined> {
    const response = await fetch(`${this.origin}_sandbox/records/${path}`);
    return response.status === 404 ? undefined : await response.json() as Fields;
  }

  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    if (path.startsWith('records/')) keepEntered(body);
    const response = await fetch(`${this.origin}_sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const answer: unknown = await response.json();
    assert.equal(response.status, 200, `${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
