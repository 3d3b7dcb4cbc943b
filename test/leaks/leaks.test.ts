import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/app/project-root.js';
import { sandboxAdvowareCredentials } from '../../src/sandbox/advoware/credentials.js';
import { sandboxEspoCredentials } from '../../src/sandbox/espocrm/credentials.js';
import { allNodes, text } from '../flows/shipped-flows.js';
import { rawRequest } from '../process/support/raw-http.js';
import { RunningHub } from '../process/support/running-hub.js';
import { until } from '../process/support/until.js';
import { kept, personalValues } from '../support/kept.js';
import { leaksIn, type Leak } from './search.js';

const root = projectRoot(__dirname);
const lines = (textOfLines: string): readonly string[] => textOfLines.split('\n');
const secretsOfSandbox = [sandboxEspoCredentials.apiKey, sandboxAdvowareCredentials.apiKey, sandboxAdvowareCredentials.password];

describe('what gets out of a hub that works on a whole firm, with everything logged', function () {
  this.timeout(120_000);
  let hub: RunningHub;
  let entered: readonly string[];
  const answers: string[] = [];
  let metrics: string;

  before(async () => {
    hub = await RunningHub.start({ env: { LOG_LEVEL: 'debug', SANDBOX_WEBHOOK_INTERVAL_MS: '50' }, wait: 'synced' });
    const [crm, advoware] = await Promise.all([hub.crm.everybody(), hub.advoware.everybody()]);
    assert.ok(crm.length > 30 && advoware.length > 30, 'the firm is there');
    entered = [...personalValues([crm, advoware])];
    await somethingGoesWrong();
    for (const node of allNodes.filter(({ type }) => type === 'http in')) await ask(text(node, 'method').toUpperCase(), text(node, 'url'));
    metrics = await hub.metrics();
    await hub.end();
  });
  after(() => hub.remove());

  /** Calls fail with bodies full of what people have entered; every failure is logged with all that led to it. */
  async function somethingGoesWrong(): Promise<void> {
    const [person] = await hub.crm.everybody();
    const echo = JSON.stringify(person);
    for (const status of [400, 500]) await hub.advoware.strike({ kind: 'status', status, method: 'PUT', body: echo, times: 2 });
    const ids = (await hub.crm.everybody()).slice(0, 6).map(({ id }) => String(id));
    await Promise.all(ids.map((id) => hub.crm.edit(id, { firstName: 'Leckprobe' })));
    await until('the failures have come about', async () => await hub.metric('hub_sync_runs_total') > 40);
    await hub.quiet();
    await hub.advoware.mend();
  }

  /** Somebody without a key, and then somebody with one, sends a person's data where it does not belong. */
  async function ask(method: string, pattern: string): Promise<void> {
    const [name = '', number = ''] = [entered.find((value) => /^[A-Z][a-z]{5,}$/.test(value)), entered.find((value) => value.startsWith('+49'))];
    const target = `${pattern.replaceAll(/:\w+/g, encodeURIComponent(name)).replaceAll('*', encodeURIComponent(name))}?q=${encodeURIComponent(number)}`;
    const body = method === 'GET' ? '' : JSON.stringify([{ id: name, lastName: name, phone: number }]);
    for (const headers of [{}, { 'X-API-Key': 'sandbox-api-key-0000' }]) {
      const answer = await rawRequest(hub.port, { method, target, body, headers: { 'Content-Type': 'application/json', ...headers } });
      // What Advoware says to a request that got through to it is the caller's own business.
      if (answer.body.includes('"request_id"')) answers.push(`${method} ${pattern} ${answer.status} ${answer.body}`);
    }
  }

  const isClean = (where: string, found: readonly Leak[]): void => {
    assert.deepEqual(found.slice(0, 5), [], `${found.length} leaks in ${where}`);
  };

  it('is found when there is something to be found', () => {
    const searched = { entered: ['Müller-Lüdenscheidt', '030 / 23125-101'], secrets: ['geheim-0815'] };
    for (const leaking of ['"name":"Müller-Lüdenscheidt"', 'Rückruf an (030) 23125101', 'token geheim-0815', 'an m.l@loriotweg.example']) {
      assert.equal(leaksIn(leaking, searched).length, 1, leaking);
    }
    assert.deepEqual(leaksIn('2026-11-23T12:30:23.125Z Müller-Lüdenscheidts 1030231', searched), []);
  });

  it('is neither a name nor a number, an address or a secret in its log', () => {
    assert.ok(hub.output.length > 3_000 && hub.output.includes('"level":"debug"'), hub.output);
    isClean('the log', leaksIn(hub.output, { entered: [...entered, 'Leckprobe'], secrets: secretsOfSandbox }));
  });

  it('is none in its metrics', () => {
    assert.ok(metrics.includes('hub_sync_runs_total'));
    isClean('/metrics', leaksIn(metrics, { entered, secrets: secretsOfSandbox }));
  });

  it('is none in its error answers', () => {
    assert.ok(answers.length > 10, answers.join('\n'));
    isClean('an error answer', leaksIn(answers.join('\n'), { entered, secrets: secretsOfSandbox }));
  });

  it('is none in the flows and examples', () => {
    for (const folder of ['flows', 'examples']) {
      for (const name of readdirSync(join(root, folder))) {
        isClean(`${folder}/${name}`, leaksIn(readFileSync(join(root, folder, name), 'utf8'), { entered, secrets: secretsOfSandbox }));
      }
    }
  });
});

describe('what the hubs of all other rings have said and measured', () => {
  it('holds nothing that people entered, and no secret', () => {
    const searched = { entered: lines(kept('entered')), secrets: lines(kept('secrets')) };
    for (const kind of ['log', 'metrics'] as const) {
      const found = leaksIn(kept(kind), searched);
      assert.deepEqual(found.slice(0, 5), [], `${found.length} leaks in ${kind}`);
    }
  });
});
