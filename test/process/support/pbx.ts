import type { SandboxConnection } from '../../../src/sandbox/connection.js';
import { StandIn } from './stand-in.js';
import { until } from './until.js';

/** The telephone system: what people do with their telephones, and what happens to it. */
export class Pbx extends StandIn {
  readonly account: SandboxConnection['threecx'];

  constructor(account: SandboxConnection['threecx']) {
    super(new URL('/', account.url).href);
    this.account = account;
  }

  /** From now on this hub is asked and told, by the bridge and by the CRM template. */
  async reportTo(hub: { readonly base: string }, apiKey: string): Promise<void> {
    await this.control('PUT', 'hub', { url: hub.base, apiKey, webhookSecret: this.account.webhookSecret });
    await this.control('PUT', 'settings', { webhooks: 'on', template: 'on', recordingDelayMs: 200 });
  }

  async set(settings: object): Promise<void> {
    await this.control('PUT', 'settings', settings);
  }

  /** Somebody calls; answers 3CX's id of the call. */
  async ring(number: string, ...extensions: readonly string[]): Promise<number> {
    return (await this.control('POST', 'calls/ring', { number, extensions }) as { callid: number }).callid;
  }

  async answer(callid: number): Promise<void> {
    await this.control('POST', `calls/${callid}/answer`, {});
  }

  async transfer(callid: number, to: string): Promise<void> {
    await this.control('POST', `calls/${callid}/transfer`, { to });
  }

  async hangUp(callid: number): Promise<void> {
    await this.control('POST', `calls/${callid}/hang-up`);
    await this.control('POST', 'reports/settle');
  }

  async live(): Promise<readonly { readonly callid: number; readonly number: string }[]> {
    return (await this.control('GET', 'calls') as { live: { callid: number; number: string }[] }).live;
  }

  /** What the hub was told and asked, and what it answered. */
  async reports(): Promise<readonly { readonly kind: string; readonly status: number; readonly answer: string }[]> {
    return await this.control('GET', 'reports') as { kind: string; status: number; answer: string }[];
  }

  /** Another program logs in as the hub does: the hub's token is dead. */
  async stealToken(): Promise<void> {
    await this.control('POST', 'steal-token');
  }

  async dropSockets(): Promise<void> {
    await this.control('POST', 'drop-sockets');
  }

  async isFollowed(): Promise<void> {
    await until('the hub follows the calls', async () => (await this.control('GET', 'sockets') as { open: number }).open > 0, 30_000);
  }
}
