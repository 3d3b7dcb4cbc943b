import assert from 'node:assert/strict';
import type { FlowNode } from '../../src/app/flow-storage/flow-node.js';
import { allNodes, byId, text, wires } from './shipped-flows.js';

const ofType = (type: string): readonly FlowNode[] => allNodes.filter((node) => node.type === type);
const after = (node: FlowNode, output?: number): readonly FlowNode[] => (output === undefined ? wires(node).flat() : wires(node)[output] ?? []).map(byId);

/** Every node that a message from here can reach. */
function reachable(node: FlowNode, seen = new Set<FlowNode>()): Set<FlowNode> {
  for (const next of after(node)) {
    if (!seen.has(next)) reachable(next, seen.add(next));
  }
  return seen;
}

/** Every path that the flows answer, by the proof that its sender has to give. */
const surface: Readonly<Record<string, readonly string[]>> = {
  'api-key': [
    ...['delete', 'get', 'post', 'put'].flatMap((method) => [`${method} /advoware/*`, `${method} /api/advoware/*`]),
    'post /advoware/calendar/sync', 'post /calendar/sync', 'get /advoware/calendar/audit',
    'get /3cx/lookup', 'post /3cx/lookup', 'post /3cx/contacts', 'post /3cx/journal', 'post /3cx/calls', 'get /3cx/calls/:id', 'get /3cx/calls/:id/recording',
  ],
  '3cx': ['post /3cx/webhook'],
  espocrm: ['create', 'delete', 'update'].flatMap((action) => [`post /vmh/webhook/beteiligte/${action}`, `post /webhooks/vmh/beteiligte/${action}`]),
  assistant: ['get /y/context', 'post /y/mcp'],
};

/** Leads bring one of three proofs, which the check of their content looks at too. */
const leadPaths = ['post /api/leads/vermieterhelden'];

/** Google proves itself by the token of its channel, which the calendar's own node knows. */
const pushPaths = ['post /calendar/google/notify'];

describe('the wiring of the flows', () => {
  it('answers on every path of the HTTP surface, alias included, and nowhere else', () => {
    const paths = ofType('http in').map((node) => `${text(node, 'method')} ${text(node, 'url')}`).sort();
    assert.deepEqual(paths, [...Object.values(surface), leadPaths, pushPaths].flat().sort());
  });

  it('lets no request past without a check of its sender', () => {
    for (const node of ofType('http in')) {
      const check = text(node, 'url').startsWith('/api/leads/') ? ['lead-intake'] : text(node, 'url').startsWith('/calendar/google/') ? ['calendar-sync', 'push'] : ['webhook-verify'];
      assert.deepEqual(after(node).map(({ type, operation }) => (type === 'calendar-sync' ? [type, operation] : [type])), [check], text(node, 'url'));
      assert.equal(node['skipBodyParsing'], true, text(node, 'url'));
    }
  });

  for (const [scheme, paths] of Object.entries(surface)) {
    it(`asks for the proof ${scheme} on each of its paths`, () => {
      const nodes = ofType('http in').filter((node) => paths.includes(`${text(node, 'method')} ${text(node, 'url')}`));
      assert.equal(nodes.length, paths.length);
      for (const node of nodes) assert.equal(after(node)[0]?.['scheme'], scheme, text(node, 'url'));
    });
  }

  it('answers 202 to who starts a calendar sync, and only when Redis has the event', () => {
    const [read] = ofType('calendar-sync').filter((node) => node['operation'] === 'request');
    const before = after(after(read!, 0)[0]!);
    assert.deepEqual(before.map(({ type, topic }) => [type, topic]).sort(), [['event-emit', 'calendar_sync_all'], ['event-emit', 'calendar_sync_employee']]);
    for (const emit of before) assert.deepEqual(after(emit).map(({ type, statusCode }) => [type, statusCode]), [['http response', '202']]);
  });

  it('puts every webhook on the topic of its path', () => {
    for (const node of ofType('http in').filter((each) => text(each, 'url').includes('/beteiligte/'))) {
      const action = text(node, 'url').split('/').at(-1) ?? '';
      const [verify] = after(node);
      assert.equal(verify?.['action'], action);
      assert.deepEqual(after(verify).map(({ type, topic }) => [type, topic]), [['event-emit', `vmh.beteiligte.${action}`]]);
    }
  });

  it('answers only when Redis has the event', () => {
    for (const node of ofType('http in').filter((each) => text(each, 'url').includes('/beteiligte/'))) {
      for (const verify of after(node)) assert.ok(after(verify).every(({ type }) => type === 'event-emit'));
    }
  });

  it('ends every event at a node that finishes it, whichever output the work takes', () => {
    for (const listen of ofType('event-listen')) {
      for (const node of [listen, ...reachable(listen)].filter(({ type }) => !['event-done', 'debug'].includes(type))) {
        const outputs = ['due', 'slots', 'sweep'].includes(text(node, 'operation')) ? [0] : wires(node).map((_, index) => index);
        for (const output of outputs) {
          const ends = new Set(after(node, output).flatMap((next) => [next, ...reachable(next)]));
          assert.ok([...ends].some(({ type }) => type === 'event-done'), `${text(node, 'name')}, Ausgang ${output + 1}`);
        }
      }
    }
  });

  it('ends an event as failed when its work throws, but for the look that comes again in minutes anyway', () => {
    const caught = ofType('catch').filter((node) => [...reachable(node)].some(({ type }) => type === 'event-done'));
    assert.ok(caught.length > 0);
    const polled = reachable(ofType('event-listen').find(({ topic }) => topic === 'calendar_sync_poll') ?? assert.fail());
    for (const node of caught) {
      const outcome = [...polled].some(({ g }) => g === node['g']) ? 'done' : 'failed';
      assert.ok(after(node).some((next) => next.type === 'event-done' && next['outcome'] === outcome), text(node, 'name'));
    }
  });

  it('asks for one record by hand as a person does, so that it also runs while it waits for one', () => {
    const orders = ofType('change').filter((node) => JSON.stringify(node['rules']).includes('sync_check'));
    assert.equal(orders.length, 1);
    assert.match(JSON.stringify(orders[0]?.['rules']), /source[^,]*manual/);
  });

  it('keeps a lead before it is answered, and answers at once what it refuses', () => {
    const [http] = ofType('http in').filter((each) => text(each, 'url').startsWith('/api/leads/'));
    const [check] = after(http!);
    assert.equal(check?.['operation'], 'check');
    assert.deepEqual(after(check, 0).map(({ operation }) => operation), ['keep']);
    assert.deepEqual(after(after(check, 0)[0]!, 0).map(({ type }) => type), ['http response']);
    assert.deepEqual(after(check, 1).map(({ type }) => type), ['http response']);
  });

  it('takes every step of a lead after the CRM has it, one after the other, and shows staff what a person must decide', () => {
    const [listen] = ofType('event-listen').filter(({ topic }) => topic === 'lead.received');
    const steps: unknown[] = [];
    for (let [step] = after(listen!); step?.type === 'lead-intake'; [step] = after(step, 0)) {
      steps.push(step['operation']);
      assert.ok(after(step, 1).some(({ type }) => type === 'debug') && after(step, 1).some(({ outcome }) => outcome === 'by-result'));
      assert.ok(after(step, 2).every(({ outcome }) => outcome === 'by-result'));
    }
    assert.deepEqual([steps, listen?.['concurrency']], [['record', 'task', 'newsletter', 'call'], '1']);
  });

  it('puts what is heard of a call on the topic of its output, and answers the reporter with the id only then', () => {
    for (const node of [...ofType('call-report'), ...ofType('3cx-listen')]) {
      const topics = [0, 1, 2].map((output) => after(node, output).map(({ topic }) => topic));
      assert.deepEqual(topics, [['call.started'], ['call.ended'], ['call.transferred']]);
      for (const emit of after(node).filter(({ type }) => type === 'event-emit')) assert.equal(after(emit).length, 1);
    }
  });

  it('fetches a recording only of a call that stands in the CRM', () => {
    const record = ofType('call-journal').find((node) => node['operation'] === 'record');
    assert.ok(record && after(record, 1).every(({ topic }) => topic === 'call.recording'));
  });

  for (const type of ['beteiligte-sync', 'calendar-sync']) {
    it(`shows staff the second output of ${type}`, () => {
      const sync = ofType(type).find((node) => node['operation'] === 'sync');
      assert.ok(sync && after(sync, 1).some((next) => next.type === 'debug' && next['tosidebar'] === true && next['tostatus'] === true));
    });
  }

  it('shows staff ids and codes only, never a whole result', () => {
    for (const node of ofType('debug')) {
      assert.equal(node['targetType'], 'jsonata', text(node, 'name'));
      assert.doesNotMatch(text(node, 'complete'), /payload\.message|^payload$|conflicts/, text(node, 'name'));
    }
  });

  it('takes its schedules from the settings, counts empty entries at night, and listens to each topic once', () => {
    const cron = ofType('event-listen').filter((node) => text(node, 'schedule') !== '');
    assert.deepEqual(Object.fromEntries(cron.map((node) => [text(node, 'topic'), text(node, 'schedule')])), {
      'vmh.beteiligte.cron': '${SYNC_CRON}', 'vmh.kommunikation.slots': '30 2 * * *', 'lead.sweep': '*/10 * * * *',
      'call.sweep': '*/5 * * * *', 'call.retention': '15 3 * * *',
      calendar_sync_all: '${CALENDAR_CRON}', calendar_sync_poll: '${CALENDAR_POLL_SECONDS}',
    });
    const listened = ofType('event-listen').map((node) => text(node, 'topic'));
    assert.deepEqual(listened.toSorted(), [...new Set(listened)].sort());
  });
});
