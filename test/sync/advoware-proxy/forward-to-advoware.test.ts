import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { JournalIntent, JournalOutcome, Ledger, RunOutcome, RunStart } from '../../../src/hub/ledger/ledger.js';
import { forwardToAdvoware, type ProxyRequest } from '../../../src/sync/advoware-proxy/forward-to-advoware.js';
import type { Advoware, ForwardAnswer, ForwardRequest } from '../../../src/systems/advoware/advoware.js';
import { failureOf } from '../../systems/support/failure-of.js';
import { recordingLog } from '../../systems/support/recording-log.js';

const body = Buffer.from('{ "name": "Neu" }');
const post = { method: 'POST', rawPath: '/api/v1/advonet/Beteiligte?x=1', headers: { 'content-type': 'application/json' }, body, actor: 'kanzlei' };

describe('the Advoware proxy', () => {
  let starts: RunStart[];
  let intents: JournalIntent[];
  let outcomes: JournalOutcome[];
  let ends: RunOutcome[];
  let forwarded: ForwardRequest[];
  let answer: () => ForwardAnswer;
  let order: string[];
  let fail: string;

  function use({ writeProtected = false, ...request }: Partial<ProxyRequest> & { writeProtected?: boolean }): Promise<ForwardAnswer> {
    const step = (name: string): void => {
      order.push(name);
      if (fail === name) throw new HubError('unavailable', 'ledger down');
    };
    const ledger: Partial<Ledger> = {
      beginRun: async (start) => { step('begin'); starts.push(start); return Promise.resolve({ run: { id: 'run', kind: start.kind, recordId: start.recordId, fence: 1 }, link: undefined }); },
      intend: async (_run, intent) => { step('intend'); intents.push(intent); return Promise.resolve('row'); },
      settle: async (id, outcome) => { step('settle'); assert.equal(id, 'row'); outcomes.push(outcome); return Promise.resolve(); },
      endRun: async (_run, outcome) => { step('end'); ends.push(outcome); return Promise.resolve(); },
    };
    const advoware: Partial<Advoware> = {
      writeProtected,
      forward: async (one) => {
        order.push('forward');
        if (writeProtected && one.method !== 'GET') throw new HubError('write_protected', 'protected');
        forwarded.push(one);
        return Promise.resolve(answer());
      },
    };
    return forwardToAdvoware({ hub: { ledger: ledger as Ledger, log: recordingLog() }, advoware: advoware as Advoware }, { ...post, ...request });
  }

  beforeEach(() => {
    [starts, intents, outcomes, ends, forwarded, order] = [[], [], [], [], [], []];
    answer = () => ({ statusCode: 200, headers: {}, body: Readable.from([]) });
    fail = '';
  });

  it('forwards a read without a row in the journal', async () => {
    await use({ method: 'GET', headers: {}, body: undefined });
    assert.deepEqual(order, ['forward']);
  });
  it('notes a write before and after', async () => {
    await use({});
    assert.deepEqual(order, ['begin', 'intend', 'forward', 'settle', 'end']);
    assert.deepEqual(starts, [{ kind: 'proxy', recordId: 'api/v1/advonet/Beteiligte', trigger: 'proxy', actor: 'kanzlei' }]);
    assert.deepEqual([outcomes, ends], [[{ kind: 'done' }], [{ result: 'done', counts: {} }]]);
    assert.equal(forwarded[0]!.body, body);
  });
  it('keeps in the journal what was sent', async () => {
    await use({});
    const { createHash } = await import('node:crypto');
    assert.deepEqual(intents, [{
      system: 'advoware', operation: 'PROXY POST', recordId: 'api/v1/advonet/Beteiligte', before: {}, why: 'Schreibzugriff über den Proxy.',
      after: { query: 'x=1', body: { name: 'Neu' }, size: body.length, sha256: createHash('sha256').update(body).digest('hex') },
    }]);
  });
  it('notes a suppressed write and refuses it', async () => {
    const error = await failureOf(use({ writeProtected: true }));
    assert.equal(error.code, 'write_protected');
    assert.deepEqual([forwarded, outcomes, ends[0]!.result], [[], [{ kind: 'suppressed' }], 'suppressed']);
  });
  for (const [status, kind] of [[201, 'done'], [204, 'done'], [400, 'refused'], [409, 'refused'], [429, 'refused'], [503, 'refused'], [500, 'unknown'], [502, 'unknown'], [504, 'unknown'], [302, 'unknown']] as const) {
    it(`notes an answer ${status} as ${kind} and passes it on`, async () => {
      answer = () => ({ statusCode: status, headers: {}, body: Readable.from([]) });
      assert.equal((await use({})).statusCode, status);
      assert.equal(outcomes[0]!.kind, kind);
    });
  }
  for (const [code, kind] of [['outcome_unknown', 'unknown'], ['upstream_failed', 'refused'], ['upstream_unauthorized', 'refused']] as const) {
    it(`notes a failure ${code} as ${kind} and reports it`, async () => {
      answer = () => { throw new HubError(code, code); };
      assert.equal((await failureOf(use({}))).code, code);
      assert.deepEqual(outcomes, [{ kind, reason: code }]);
    });
  }
  for (const step of ['begin', 'intend']) {
    it(`sends nothing when the journal fails to ${step}`, async () => {
      fail = step;
      assert.equal((await failureOf(use({}))).code, 'unavailable');
      assert.deepEqual(forwarded, []);
    });
  }
  it('passes the answer on though the outcome could not be noted', async () => {
    fail = 'settle';
    assert.equal((await use({})).statusCode, 200);
  });
  for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ['application/json', 'application/json']]) {
    it(`refuses a body of the type ${String(type)}`, async () => {
      assert.equal((await failureOf(use({ headers: { 'content-type': type } }))).code, 'unsupported_media_type');
      assert.deepEqual(order, []);
    });
  }
  it('refuses a compressed body', async () => {
    assert.equal((await failureOf(use({ headers: { ...post.headers, 'content-encoding': 'gzip' } }))).code, 'unsupported_media_type');
  });
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/merge-patch+json']) {
    it(`takes a body of the type ${type}`, async () => assert.equal((await use({ headers: { 'content-type': type } })).statusCode, 200));
  }
  for (const broken of [Buffer.from('{"a":'), Buffer.from('<xml/>'), Buffer.from([0x22, 0xff, 0x22]), Buffer.from(' ')]) {
    it(`refuses the body ${JSON.stringify(broken.toString('latin1'))}`, async () => {
      assert.equal((await failureOf(use({ body: broken }))).code, 'malformed');
      assert.deepEqual(order, []);
    });
  }
  it('takes a write without a body', async () => {
    await use({ method: 'DELETE', headers: {}, body: Buffer.alloc(0) });
    assert.deepEqual(intents[0]!.after, { query: 'x=1' });
  });
  it('keeps no query of a write without one', async () => {
    await use({ rawPath: '/api/v1/advonet/Beteiligte/104', method: 'DELETE', headers: {}, body: undefined });
    assert.deepEqual([intents[0]!.recordId, intents[0]!.after], ['api/v1/advonet/Beteiligte/104', {}]);
  });
  it('refuses a path that leads elsewhere before anything is noted', async () => {
    assert.equal((await failureOf(use({ rawPath: '/%2e%2e/x' }))).code, 'malformed');
    assert.deepEqual(order, []);
  });
  it('refuses a method that Advoware does not know', async () => {
    assert.equal((await failureOf(use({ method: 'PATCH' }))).code, 'malformed');
  });
});
