import assert from 'node:assert/strict';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { Log } from '../../../src/hub/log/log.js';
import { nodeRedLogHandler } from '../../../src/hub/log/node-red-log-handler.js';
import { pinoLog } from '../../../src/hub/log/pino-log.js';
import { recordingLog } from '../support/quiet-log.js';

type Line = Record<string, unknown> & { readonly error?: Record<string, unknown> };

function capture(level: 'debug' | 'info' | 'warn' = 'info'): { readonly log: Log; readonly lines: () => Line[] } {
  const written: string[] = [];
  return { log: pinoLog({ level, destination: { write: (line: string) => { written.push(line); } } }), lines: () => written.map((line) => JSON.parse(line) as Line) };
}

describe('the log', () => {
  it('writes one JSON line per event, with its facts', () => {
    const { log, lines } = capture();
    log.info('run_ended', { run: 'r1', record: 'a', count: 2 });
    const { time, ...line } = lines()[0] ?? {};
    assert.deepEqual(line, { level: 'info', event: 'run_ended', run: 'r1', record: 'a', count: 2 });
    assert.ok(Math.abs(Date.parse(String(time)) - Date.now()) < 60_000);
  });

  it('keeps to its level', () => {
    const { log, lines } = capture('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    assert.deepEqual(lines().map(({ event }) => event), ['c', 'd']);
  });

  it('masks secrets and people in facts, error messages, stacks and causes', () => {
    const { log, lines } = capture();
    const error = new HubError('upstream_failed', 'an max@example.org', { cause: new Error('Bearer abcdef123456') });
    log.error('failed', { detail: 'Tel. 0511 1234567' }, error);
    const text = JSON.stringify(lines()[0]);
    for (const secret of ['max@example.org', 'abcdef123456', '1234567']) assert.ok(!text.includes(secret), secret);
    assert.deepEqual([lines()[0]?.error?.['name'], lines()[0]?.error?.['code']], ['HubError', 'upstream_failed']);
    assert.match(String(lines()[0]?.error?.['stack']), /pino-log\.test/);
  });

  it('survives facts that collide with its own fields, foreign errors and rings of causes', () => {
    const { log, lines } = capture();
    const ring = new Error('one');
    ring.cause = ring;
    log.warn('odd', { event: 'x', level: 'y' }, ring);
    log.warn('odd', {}, 'just text');
    assert.deepEqual([lines()[0]?.['event'], lines()[0]?.['event_'], lines()[0]?.['level_']], ['odd', 'x', 'y']);
    assert.equal(lines()[1]?.error?.['message'], 'just text');
  });
});

describe("Node-RED's log entries", () => {
  it('become lines of the hub with node and flow', () => {
    const log = recordingLog();
    nodeRedLogHandler(log)({ level: 20, id: 'n1', type: 'beteiligte-sync', name: 'Lauf', z: 'f1', msg: 'geht nicht', timestamp: 1 });
    assert.deepEqual(log.lines, [{
      level: 'error', event: 'node_red', facts: { node: 'n1', nodeType: 'beteiligte-sync', nodeName: 'Lauf', flow: 'f1', text: 'geht nicht' }, error: undefined,
    }]);
  });

  it('keep their level, and metrics are dropped', () => {
    const log = recordingLog();
    for (const level of [10, 20, 30, 40, 50, 60, 98, 99]) nodeRedLogHandler(log)({ level, msg: 'x', event: 'auth.login' });
    assert.deepEqual(log.lines.map(({ level, event }) => `${level} ${event}`),
      ['error node_red', 'error node_red', 'warn node_red', 'info node_red', 'debug node_red', 'debug node_red', 'info node_red_audit']);
  });

  it('hand on an error, but never the content of an object', () => {
    const log = recordingLog();
    const error = new Error('boom');
    nodeRedLogHandler(log)({ level: 20, msg: error });
    nodeRedLogHandler(log)({ level: 40, msg: { payload: { lastName: 'Müller' } } });
    assert.equal(log.lines[0]?.error, error);
    assert.ok(!JSON.stringify(log.lines[1]).includes('Müller'));
  });
});
