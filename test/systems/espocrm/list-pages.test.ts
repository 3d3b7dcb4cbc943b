import assert from 'node:assert/strict';
import type { EspoRecord, ListQuery } from '../../../src/systems/espocrm/espocrm.js';
import { listPages, type Page } from '../../../src/systems/espocrm/list-pages.js';

const rows = (from: number, count: number): EspoRecord[] => Array.from({ length: count }, (_, index) => ({ id: `id${from + index}` }) as unknown as EspoRecord);

async function read(pages: readonly Page[], query: ListQuery = {}): Promise<{ ids: string[]; asked: [number, number][] }> {
  const asked: [number, number][] = [];
  const ids: string[] = [];
  const left = [...pages];
  const readPage = (offset: number, maxSize: number): Promise<Page> => {
    asked.push([offset, maxSize]);
    return Promise.resolve(left.shift() ?? { total: -1, list: rows(asked.length * 1_000, 200) });
  };
  for await (const page of listPages(query, readPage, (reason) => new Error(reason))) ids.push(...page.map(({ id }) => id));
  return { ids, asked };
}

describe('pages of a list', () => {
  it('follow until the last one', async () => {
    const { ids, asked } = await read([{ total: -1, list: rows(0, 200) }, { total: -1, list: rows(200, 200) }, { total: -2, list: rows(400, 7) }]);
    assert.deepEqual([ids.length, asked], [407, [[0, 200], [200, 200], [400, 200]]]);
  });
  it('end at an empty list', async () => assert.deepEqual((await read([{ total: -2, list: [] }])).ids, []));
  it('end by the total where the server counts all the same', async () => {
    assert.equal((await read([{ total: 203, list: rows(0, 200) }, { total: 203, list: rows(200, 3) }])).asked.length, 2);
  });
  it('end at the limit', async () => {
    const { ids, asked } = await read([{ total: -1, list: rows(0, 200) }, { total: -1, list: rows(200, 50) }], { limit: 250 });
    assert.deepEqual([ids.length, asked], [250, [[0, 200], [200, 50]]]);
  });
  it('give a record once that moved from one page to the next', async () => {
    const { ids } = await read([{ total: -1, list: rows(0, 200) }, { total: -2, list: rows(199, 3) }]);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 202);
  });
  it('are refused when a short page promises more', () => assert.rejects(read([{ total: -1, list: rows(0, 150) }]), /too short/));
  it('are refused when a page is longer than asked for', () => assert.rejects(read([{ total: -2, list: rows(0, 201) }]), /too long/));
  it('are refused when the same page comes again', () => assert.rejects(read([{ total: -1, list: rows(0, 200) }, { total: -1, list: rows(0, 200) }]), /same page/));
  it('are refused when they never end', () => assert.rejects(read([]), /endless/));
});
