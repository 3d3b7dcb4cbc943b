import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Rng } from '../../simulation/engine/rng.js';
import type { Action, Webhook } from './crm.js';
import { deliver } from './deliver.js';
import { apiKey, type OutsideWorld } from './outside-world.js';
import type { Fields } from './stand-in.js';

/** A client, and what people entered about him last. Each field belongs to one side, so that nothing is a conflict. */
interface Client { readonly id: string; readonly lastName: string; firstName: string; phone: string; geburtsdatum: string; notiz: string }

const workers = 3;
const giveUpMs = 60_000;

/**
 * People at work in both systems and programs at the proxy, all at once. The test delivers the CRM's webhooks itself, until the hub
 * has accepted them.
 */
export class MixedLoad {
  readonly #base: string;
  readonly #world: OutsideWorld;
  readonly #random: Rng;
  readonly #webhooks: Readonly<Record<Action, Webhook>>;
  readonly #clients: Client[] = [];
  /** Records somebody is busy with. */
  readonly #taken = new Set<Client>();
  #isOn = false;
  #running: Promise<unknown> = Promise.resolve();
  count = 0;

  private constructor(base: string, world: OutsideWorld, random: Rng, webhooks: Readonly<Record<Action, Webhook>>) {
    this.#base = base;
    this.#world = world;
    this.#random = random;
    this.#webhooks = webhooks;
  }

  static async on(base: string, world: OutsideWorld, random: Rng): Promise<MixedLoad> {
    const webhooks = await world.crm.webhooks();
    await world.crm.switchWebhooks('off');
    return new MixedLoad(base, world, random, webhooks);
  }

  start(): void {
    this.#isOn = true;
    this.#running = Promise.all(Array.from({ length: workers }, () => this.#work()));
  }

  stop(): void {
    this.#isOn = false;
  }

  /** Everybody ends what he is at. */
  async finish(): Promise<void> {
    this.stop();
    await this.#running;
  }

  /** What was entered in the CRM, and accepted as a webhook, has reached Advoware: nobody has looked at it again (I27). */
  async everyAcceptedChangeArrived(): Promise<void> {
    for (const client of this.#clients) {
      const [there, ...others] = await this.#world.advoware.named(client.lastName);
      assert.deepEqual(others, [], `${client.lastName} is there once`);
      assert.ok(there, `${client.lastName} is in Advoware`);
      assert.equal(there['vorname'], client.firstName, client.lastName);
      assert.deepEqual(phonesOf(there), [client.phone], client.lastName);
    }
  }

  /** What the daily look does: every record is due. */
  async lookAtEverybody(): Promise<void> {
    for (const { id } of this.#clients) await this.#world.crm.edit(id, { syncStatus: 'dirty' });
    await this.deliverEverybody();
  }

  async deliverEverybody(): Promise<void> {
    await this.#accepted('update', this.#clients.map(({ id }) => ({ id })));
  }

  async bothSidesAgree(): Promise<void> {
    const { crm, advoware } = this.#world;
    assert.equal((await advoware.everybody()).length, this.#clients.length, 'nobody is there twice');
    for (const client of this.#clients) {
      const here = await crm.person(client.id);
      const there = await advoware.beteiligter(here['betnr']);
      assert.deepEqual([here['syncStatus'], here['syncErrorMessage'] ?? null], ['clean', null], client.lastName);
      assert.deepEqual([here['firstName'], there['vorname'], there['name']], [client.firstName, client.firstName, client.lastName]);
      assert.deepEqual([there['geburtsdatum'] ?? '', here['dateOfBirth'] ?? ''], [client.geburtsdatum === '' ? '' : `${client.geburtsdatum}T00:00:00`, client.geburtsdatum], client.lastName);
      assert.equal(there['notiz'] ?? '', client.notiz, `what the hub does not manage stays as it is: ${client.lastName}`);
      assert.deepEqual(phonesOf(there), [client.phone], client.lastName);
    }
    const notes = await crm.control('GET', 'records/Note') as Fields[];
    assert.deepEqual(notes.map((note) => note['post']), [], 'there was nothing to tell');
  }

  async #work(): Promise<void> {
    while (this.#isOn) {
      const known = this.#clients.filter((client) => !this.#taken.has(client));
      const deed = this.#random.weighted<(client: Client) => Promise<void>>([
        [3, (client) => this.#editCrm(client)], [2, (client) => this.#editAdvoware(client)], [2, () => this.#askProxy()],
      ]);
      if (known.length < workers || this.#random.chance(0.2)) await this.#newClient();
      else await this.#alone(this.#random.pick(known), deed);
      this.count += 1;
      await delay(this.#random.between(1, 40));
    }
  }

  async #alone(client: Client, deed: (client: Client) => Promise<void>): Promise<void> {
    this.#taken.add(client);
    try {
      await deed(client);
    } finally {
      this.#taken.delete(client);
    }
  }

  async #newClient(): Promise<void> {
    const number = this.#clients.length;
    const client = { id: '', lastName: `Last${number}`, firstName: 'Neu', phone: phoneNumber(number, 0), geburtsdatum: '', notiz: '' };
    // Its place is taken before anybody waits, so that no name is given twice.
    this.#clients.push(client);
    await this.#alone(client, async () => {
      Object.assign(client, { id: await this.#world.crm.create({ lastName: client.lastName, firstName: client.firstName, syncStatus: 'pending_sync', ...asList(client.phone) }) });
      await this.#accepted('create', [{ id: client.id }]);
    });
  }

  async #editCrm(client: Client): Promise<void> {
    client.firstName = `Vor${this.count}`;
    const phone = this.#random.chance(0.5) ? phoneNumber(this.#clients.indexOf(client), this.count) : client.phone;
    client.phone = phone;
    await this.#world.crm.edit(client.id, { firstName: client.firstName, ...asList(phone) });
    await this.#accepted('update', [{ id: client.id }]);
  }

  /** Only a record that stands in both systems can be edited there. */
  async #editAdvoware(client: Client): Promise<void> {
    const betNr = (await this.#world.crm.person(client.id))['betnr'];
    if (typeof betNr !== 'number') return;
    client.geburtsdatum = `19${this.#random.between(30, 99)}-05-04`;
    client.notiz = `  Umlaut ß ${this.count}\n`;
    await this.#world.advoware.edit(betNr, { geburtsdatum: `${client.geburtsdatum}T00:00:00`, notiz: client.notiz });
  }

  /** A program of the firm: the hub may be dead, but it never answers nonsense. */
  async #askProxy(): Promise<void> {
    const answer = await fetch(`${this.#base}/api/advoware/api/v1/advonet/Beteiligte?name=Last0`, { headers: { 'X-API-Key': apiKey } }).catch(() => undefined);
    if (answer === undefined) return;
    const body: unknown = await answer.json().catch(() => undefined);
    assert.ok(answer.status === 200 ? Array.isArray(body) : [502, 503, 504].includes(answer.status), `${answer.status}`);
  }

  /** As a sender that never gives up. */
  async #accepted(action: Action, items: readonly unknown[]): Promise<void> {
    const end = performance.now() + giveUpMs;
    while (performance.now() < end) {
      const answer = await deliver(this.#base, action, this.#webhooks[action], items).catch(() => undefined);
      if (answer?.status === 200) return;
      await delay(50);
    }
    assert.fail('the hub accepts no webhooks any more');
  }
}

/** Numbers that are reserved for fiction. */
const phoneNumber = (client: number, turn: number): string => `+4930${23_125_000 + ((client * 31 + turn) % 1_000)}`;
const asList = (phone: string): Fields => ({ phoneNumberData: [{ phoneNumber: phone, type: 'Office', primary: true, optOut: false, invalid: false }] });
const phonesOf = (record: Fields): readonly unknown[] => (record['kommunikation'] as { tlf: string }[]).map(({ tlf }) => tlf).filter((tlf) => tlf !== '');
