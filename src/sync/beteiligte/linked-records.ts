import type { Ledger, LinkedRecord } from '../../hub/ledger/ledger.js';

const pageSize = 200;

/** Every linked Beteiligter in the ledger, by its id in EspoCRM. */
export async function* linkedRecords(ledger: Pick<Ledger, 'linked'>): AsyncGenerator<LinkedRecord> {
  for (let after = ''; ;) {
    const page = await ledger.linked('beteiligter', { after, limit: pageSize });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.leftId;
  }
}
