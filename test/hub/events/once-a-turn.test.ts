import assert from 'node:assert/strict';
import { onceATurn } from '../../../src/hub/events/once-a-turn.js';

describe('once a turn', () => {
  let written: string[];
  const write = onceATurn((key: string, items: readonly number[]) => {
    written.push(`${key} ${items.join(' ')}`);
    return key === 'broken' ? Promise.reject(new Error('full')) : Promise.resolve(items.map((item) => item * 10));
  });
  beforeEach(() => { written = []; });

  it('writes what one turn brings for a key together, and answers each caller with its own', async () => {
    const answers = await Promise.all([write('a', [1, 2]), write('a', []), write('a', [3])]);
    assert.deepEqual(answers, [[10, 20], [], [30]]);
    assert.deepEqual(written, ['a 1 2 3']);
  });

  it('keeps keys apart', async () => {
    assert.deepEqual(await Promise.all([write('a', [1]), write('b', [2])]), [[10], [20]]);
    assert.deepEqual(written, ['a 1', 'b 2']);
  });

  it('writes what comes during a write in a turn of its own', async () => {
    let second: Promise<readonly number[]> | undefined;
    const add: (key: string, items: readonly number[]) => Promise<readonly number[]> = onceATurn((key, items) => {
      written.push(items.join(' '));
      second ??= add(key, [2]);
      return Promise.resolve(items);
    });
    await add('a', [1]);
    assert.deepEqual(await second, [2]);
    assert.deepEqual(written, ['1', '2']);
  });

  it('tells every caller of a turn its failure, and none of another turn', async () => {
    const told = await Promise.allSettled([write('broken', [1]), write('broken', [2]), write('a', [3])]);
    assert.deepEqual(told.map(({ status }) => status), ['rejected', 'rejected', 'fulfilled']);
    assert.deepEqual(await write('a', [4]), [40]);
  });
});
