import assert from 'node:assert/strict';
import { baseWithArrived, baseWithLaterWords, onTheWayOf, unannounced } from '../../../src/domain/beteiligte/on-the-way.js';
import { artOf } from '../../../src/domain/beteiligte/rechtsform.js';
import { reconcile, type Base, type StammdatenPlan } from '../../../src/domain/beteiligte/reconcile.js';
import type { AdvowareStammdaten, EspoStammdaten } from '../../../src/domain/beteiligte/stammdaten.js';
import { conflictText, unholdableText } from '../../../src/domain/beteiligte/texts.js';

const espo = (firstName: string): EspoStammdaten => ({ lastName: 'Muster', firstName, rechtsform: 'Natürliche Person', salutationName: 'Ms.' });
const advoware = (vorname: string): AdvowareStammdaten => ({ name: 'Muster', vorname, rechtsform: 'Natürliche Person', anrede: 'Frau' });
const planned = (inEspo: string, inAdvoware: string, base: Base): StammdatenPlan => reconcile(espo(inEspo), advoware(inAdvoware), base, 'undecided');
const settledBase = planned('Erika', 'Erika', {}).base;

/** What the next run makes of a first name, after a write of which nobody knows whether it was done. */
function afterwards(sent: StammdatenPlan, inEspo: string, inAdvoware: string, base = settledBase): unknown {
  const onTheWay = onTheWayOf(sent) ?? null;
  const arrived = baseWithArrived(base, onTheWay, espo(inEspo), advoware(inAdvoware));
  const plan = planned(inEspo, inAdvoware, baseWithLaterWords(arrived, onTheWay, espo(inEspo), advoware(inAdvoware)));
  return [plan.toAdvoware, plan.toEspo, unannounced(plan, onTheWay).length];
}

describe('What was on its way when a run was cut off', () => {
  const toAdvoware = planned('Erike', 'Erika', settledBase);
  const toEspo = planned('Erika', 'Erike', settledBase);

  it('is nothing where nothing was to be written', () => {
    assert.equal(onTheWayOf(planned('Erika', 'Erika', settledBase)), undefined);
    assert.deepEqual(baseWithArrived(settledBase, null, espo('Erika'), advoware('Erika')), settledBase);
    assert.deepEqual(baseWithLaterWords(settledBase, null, espo('Erika'), advoware('Erika')), settledBase);
  });
  it('is common past once it has arrived, on either side', () => {
    assert.deepEqual(afterwards(toAdvoware, 'Erike', 'Erike'), [{}, {}, 0]);
    assert.deepEqual(afterwards(toEspo, 'Erike', 'Erike'), [{}, {}, 0]);
  });
  it('is written again where it has not arrived', () => {
    assert.deepEqual(afterwards(toAdvoware, 'Erike', 'Erika'), [{ vorname: 'Erike' }, {}, 0]);
    assert.deepEqual(afterwards(toEspo, 'Erika', 'Erike'), [{}, { firstName: 'Erike' }, 0]);
  });
  it('is no change of a person, so that a later one of the other side goes over', () => {
    assert.deepEqual(afterwards(toAdvoware, 'Erikka', 'Erike'), [{ vorname: 'Erikka' }, {}, 0]);
    assert.deepEqual(afterwards(toEspo, 'Erike', 'Erikka'), [{}, { firstName: 'Erikka' }, 0]);
  });
  it('is a conflict where people have gone on on both sides since', () => {
    assert.deepEqual(afterwards(toAdvoware, 'Erika', 'Erikka'), [{ vorname: 'Erika' }, {}, 1]);
    assert.deepEqual(afterwards(toEspo, 'Erikka', 'Erika'), [{ vorname: 'Erikka' }, {}, 1]);
  });
  it('decides a conflict once: it is told no second time while its values stand', () => {
    const conflict = planned('Erike', 'Erikka', settledBase);
    assert.equal(unannounced(conflict, null).length, 1);
    assert.deepEqual(afterwards(conflict, 'Erike', 'Erikka'), [{ vorname: 'Erike' }, {}, 0]);
    assert.deepEqual(afterwards(conflict, 'Erike', 'Erik'), [{ vorname: 'Erike' }, {}, 1]);
  });
  it('decides a conflict without a further word where the loser has taken his value back', () => {
    assert.deepEqual(afterwards(planned('Erike', 'Erikka', settledBase), 'Erike', 'Erika'), [{ vorname: 'Erike' }, {}, 0]);
  });
});

describe('The kind of a Beteiligter', () => {
  it('is a company by its Rechtsform, also by one that nobody knows', () => {
    assert.deepEqual(['Natürliche Person', 'GmbH', 'Wanderverein', 'constructor'].map((rechtsform) => artOf(rechtsform, '')), ['person', 'firma', 'firma', 'firma']);
  });
  it('without a Rechtsform is a company by its name', () => assert.deepEqual([artOf('', ''), artOf('', 'Muster AG')], ['person', 'firma']));
});

describe('What people are told of a field', () => {
  it('names both values, also one that is empty', () => {
    assert.match(conflictText({ field: 'vorname', winner: 'espocrm', espo: '', advoware: 'Erike' }, 7), /^Vorname .*Beteiligter 7.*EspoCRM: \(leer\), Advoware: „Erike“/);
  });
  it('says where a value stays that the other side cannot hold', () => {
    const texts = (['advoware', 'espocrm'] as const).map((heldBy) => unholdableText({ field: 'name', heldBy, value: 'x' }, 7));
    assert.deepEqual(texts.map((text) => /nur in (\w+) stehen/.exec(text)?.[1]), ['Advoware', 'EspoCRM']);
  });
});
