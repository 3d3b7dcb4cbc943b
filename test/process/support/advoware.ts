import assert from 'node:assert/strict';
import type { LoggedRequest } from '../../../src/sandbox/http/request-log.js';
import { StandIn, type Fields } from './stand-in.js';

/** Advoware: what its people do, and what the hub did to it. */
export class AdvowareSystem extends StandIn {
  async beteiligter(betNr: unknown): Promise<Fields> {
    const found = await this.record(`Beteiligte/${String(betNr)}`);
    assert.ok(found, `Beteiligter ${String(betNr)} is in Advoware`);
    return found;
  }

  async everybody(): Promise<readonly Fields[]> {
    return await this.control('GET', 'records/Beteiligte') as Fields[];
  }

  async named(name: string): Promise<readonly Fields[]> {
    return (await this.everybody()).filter((each) => each['name'] === name);
  }

  async edit(betNr: unknown, fields: Fields): Promise<void> {
    await this.control('PUT', `records/Beteiligte/${String(betNr)}`, fields);
  }

  async appointments(kuerzel: string): Promise<readonly Fields[]> {
    return await this.control('GET', `records/Termine?kuerzel=${encodeURIComponent(kuerzel)}`) as Fields[];
  }

  /** Enters an appointment; answers its number. */
  async enter(fields: Fields): Promise<number> {
    return (await this.control('POST', 'records/Termine', fields) as { frNr: number }).frNr;
  }

  async cancel(frNr: unknown): Promise<void> {
    await this.control('DELETE', `records/Termine/${String(frNr)}`);
  }

  async logins(): Promise<number> {
    return (await this.allCalls()).filter(({ path }) => path.endsWith('/Token')).length;
  }

  async writes(): Promise<readonly LoggedRequest[]> {
    return (await this.calls()).filter(({ method }) => method !== 'GET');
  }
}
