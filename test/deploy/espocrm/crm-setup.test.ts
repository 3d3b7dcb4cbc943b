import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/sandbox.js';
import { root } from './support/package.js';

interface Outcome { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const hubUrl = 'https://10.0.0.5:8585';

describe('npm run crm:setup', () => {
  let sandbox: Sandbox | undefined;
  afterEach(async () => {
    await sandbox?.close();
    sandbox = undefined;
  });
  const start = async (espocrmSettings: SandboxOptions['espocrmSettings'] = {}): Promise<Sandbox> => (sandbox = await startSandbox({ espocrmSettings }));

  const setUp = async ({ connection }: Pick<Sandbox, 'connection'>, environment: Record<string, string> = {}): Promise<Outcome> => {
    const { url, apiKey, notifyUserId } = connection.espocrm;
    const child = spawn(process.execPath, ['--import=tsx', join(root, 'src/app/crm-setup.ts')], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'], HUB_PUBLIC_URL: hubUrl, HUB_API_KEYS: 'kong:0123456789abcdef', NODE_RED_CREDENTIAL_SECRET: '0123456789abcdef',
        EDITOR_USERS: `admin:$2b$08$${'a'.repeat(53)}:full`,
        ADVOWARE_API_BASE_URL: 'http://127.0.0.1:1/', ADVOWARE_TOKEN_URL: 'http://127.0.0.1:1/Token', ADVOWARE_PRODUCT_ID: '1', ADVOWARE_APP_ID: 'a', ADVOWARE_API_KEY: 'YQ==',
        ADVOWARE_KANZLEI: 'k', ADVOWARE_DATABASE: 'd', ADVOWARE_USER: 'u', ADVOWARE_ROLE: '1', ADVOWARE_PASSWORD: 'p', ADVOWARE_WRITE_PROTECTION: 'true',
        ESPOCRM_API_BASE_URL: url, ESPOCRM_API_KEY: apiKey, ESPOCRM_NOTIFY_USER_ID: notifyUserId, ...environment,
      },
    });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (piece: string) => { text[stream] += piece; });
    const code = await new Promise<number | null>((end) => child.once('close', end));
    return { code, ...text };
  };
  const secretsLine = ({ stdout }: Outcome): string => /^ESPOCRM_WEBHOOK_SECRETS=(.*)$/mu.exec(stdout)?.[1] ?? '';
  const writes = (box: Sandbox): number => box.espocrm.log.writes().length;

  it('creates the webhooks and prints their secrets under a warning, on stdout alone', async () => {
    const box = await start();
    const outcome = await setUp(box);
    assert.equal(outcome.code, 0, outcome.stderr + outcome.stdout);
    const hooks = Object.values(box.espocrm.state.webhooks);
    assert.deepEqual(hooks.map(({ event, url, skipOwn, isActive }) => [event, url, skipOwn, isActive]), ['create', 'update', 'delete'].map((action) => [`CBeteiligte.${action}`, `${hubUrl}/vmh/webhook/beteiligte/${action}`, true, true]));
    assert.equal(secretsLine(outcome), hooks.map(({ id, secretKey }) => `${id}:${secretKey}`).join(','));
    assert.match(outcome.stdout, /Geheimnisse[\s\S]*ESPOCRM_WEBHOOK_SECRETS=/u);
    for (const { secretKey } of hooks) assert.ok(!outcome.stderr.includes(secretKey));
    assert.match(outcome.stdout, /Geprüft: Rechte, Felder und Sperre sind/u);
  });

  it('changes nothing when run again, and prints no secret that the hub has already', async () => {
    const box = await start();
    const secrets = secretsLine(await setUp(box));
    box.espocrm.log.clear();
    const again = await setUp(box, { ESPOCRM_WEBHOOK_SECRETS: secrets });
    assert.deepEqual([again.code, secretsLine(again), writes(box)], [0, '', 0]);
    assert.match(again.stdout, /schon richtig gesetzt/u);
    for (const { secretKey } of Object.values(box.espocrm.state.webhooks)) assert.ok(!again.stdout.includes(secretKey));
  });

  it('names the line for config-internal.php when the CRM takes the address for internal', async () => {
    const box = await start({ allowInternalWebhooks: false });
    const outcome = await setUp(box);
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /data\/config-internal\.php/u);
    assert.ok(outcome.stderr.includes("'webhookAllowedAddressList' => ['10.0.0.5:8585'],"), outcome.stderr);
    assert.equal(Object.keys(box.espocrm.state.webhooks).length, 0);
  });

  it('names the usual port when the address has none', async () => {
    const outcome = await setUp(await start({ allowInternalWebhooks: false }), { HUB_PUBLIC_URL: 'https://10.0.0.5' });
    assert.ok(outcome.stderr.includes("['10.0.0.5:443']"), outcome.stderr);
  });

  it('goes through once the CRM allows the address', async () => {
    const outcome = await setUp(await start({ allowInternalWebhooks: false, webhookAllowedAddressList: ['10.0.0.5:8585'] }));
    assert.equal(outcome.code, 0, outcome.stderr);
  });

  it('says which rights are missing and what to do, and still makes the webhooks', async () => {
    const box = await start({ forbidden: ['Task.create', 'Lead.read'] });
    const { code, stdout } = await setUp(box);
    assert.equal(code, 1);
    assert.match(stdout, /FEHLT {3}Im Bereich „Task“ fehlt: create ist „no“ statt „yes“\. Dem API-Benutzer die Rolle „bitbylaw hub \(API\)“ geben/u);
    assert.match(stdout, /FEHLT {3}Im Bereich „Lead“ fehlt: read ist „no“ statt „all“/u);
    assert.equal(Object.keys(box.espocrm.state.webhooks).length, 3);
  });

  it('says that the role lacks webhooks, and writes nothing then', async () => {
    const box = await start({ forbidden: ['Webhook'] });
    const outcome = await setUp(box);
    assert.equal(outcome.code, 1);
    assert.match(outcome.stdout, /Der Rolle fehlt der Bereich „Webhook“/u);
    assert.match(outcome.stdout, /noch nicht eingerichtet/u);
    assert.deepEqual([secretsLine(outcome), writes(box)], ['', 0]);
  });

  it('warns when optimistic locking is off, which is no reason to fail', async () => {
    const { code, stdout } = await setUp(await start({ optimisticLocking: false }));
    assert.equal(code, 0);
    assert.match(stdout, /Hinweis Die Sperre gegen gleichzeitiges Ändern ist für CBeteiligte aus/u);
  });

  it('says when nobody is there to be notified', async () => {
    const { code, stdout } = await setUp(await start(), { ESPOCRM_NOTIFY_USER_ID: '66f0a1b2c3d499999' });
    assert.equal(code, 1);
    assert.match(stdout, /FEHLT {3}ESPOCRM_NOTIFY_USER_ID nennt keinen Benutzer/u);
  });

  it('says when the key is wrong, without repeating it', async () => {
    const wrong = 'ffffffffffffffffffffffffffffffff';
    const outcome = await setUp(await start(), { ESPOCRM_API_KEY: wrong });
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /kennt den API-Schlüssel nicht/u);
    assert.ok(!(outcome.stderr + outcome.stdout).includes(wrong));
  });

  it('says when the CRM cannot be reached', async () => {
    const outcome = await setUp(await start(), { ESPOCRM_API_BASE_URL: 'http://127.0.0.1:1/api/v1' });
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /nicht zu erreichen/u);
  });

  it('wants to know how the CRM reaches the hub', async () => {
    const outcome = await setUp(await start(), { HUB_PUBLIC_URL: '' });
    assert.deepEqual([outcome.code, outcome.stdout], [1, '']);
    assert.match(outcome.stderr, /HUB_PUBLIC_URL fehlt/u);
  });
});
