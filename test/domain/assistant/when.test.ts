import assert from 'node:assert/strict';
import { instantOf, timeBetween, whenOf } from '../../../src/domain/assistant/when.js';
import { timeText } from '../../../src/domain/calendar/appointment.js';

const shown = (text: string): string | undefined => {
  const when = whenOf(text);
  return when && (when.kind === 'day' ? when.date.toString() : when.wall.toString());
};

describe('Dates that Y gives', () => {
  for (const [given, meant] of [
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T10:30', '2026-12-01T10:30:00'],
    ['2026-12-01 10:30:15', '2026-12-01T10:30:15'],
    ['2026-12-01T10:30:00Z', '2026-12-01T11:30:00'],
    ['2026-07-01T10:30:00Z', '2026-07-01T12:30:00'],
    ['2026-12-01T10:30:00+05:00', '2026-12-01T06:30:00'],
    ['2026-12-01T10:30:00+01:00[Europe/Berlin]', '2026-12-01T10:30:00'],
    ['2026-03-29T02:30', '2026-03-29T03:30:00'],
  ] as const) it(`reads ${given} as ${meant} in Berlin`, () => { assert.equal(shown(given), meant); });

  for (const text of ['', 'morgen', '01.12.2026', '2026-02-30', '2026-12-01T25:00', '2026-12-01T10', 'T10:30']) {
    it(`takes „${text}“ for no date`, () => { assert.equal(whenOf(text), undefined); });
  }

  it('make an appointment from two moments or two days, the last day included', () => {
    const time = (start: string, end: string): string | undefined => {
      const [from, to] = [whenOf(start), whenOf(end)];
      const between = from && to && timeBetween(from, to);
      return between && timeText(between);
    };
    assert.equal(time('2026-12-01T10:00', '2026-12-01T11:00'), '2026-12-01T10:00:00/2026-12-01T11:00:00');
    assert.equal(time('2026-12-01', '2026-12-01'), '2026-12-01/2026-12-02');
    assert.equal(time('2026-12-01T10:00', '2026-12-01T10:00'), undefined);
    assert.equal(time('2026-12-02', '2026-12-01'), undefined);
    assert.equal(time('2026-12-01', '2026-12-01T11:00'), undefined);
  });

  it('are an instant where they name a moment', () => {
    const moment = whenOf('2026-12-01T10:00');
    assert.equal(moment && instantOf(moment)?.toString(), '2026-12-01T09:00:00Z');
    const day = whenOf('2026-12-01');
    assert.equal(day && instantOf(day), undefined);
  });
});
