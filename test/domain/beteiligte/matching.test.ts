import assert from 'node:assert/strict';
import { adoptable, recoverable, searchOf } from '../../../src/domain/beteiligte/matching.js';

const erika = { lastName: 'Muster', firstName: 'Erika', dateOfBirth: '1980-05-04' };

describe('Searching before creating', () => {
  it('looks for a person by both names and for a company by its name', () => {
    assert.deepEqual(searchOf(erika), { name: 'Muster', vorname: 'Erika' });
    assert.deepEqual(searchOf({ lastName: 'x', firmenname: 'Bau AG', rechtsform: 'AG' }), { name: 'Bau AG' });
  });
  it('looks for a person without first name by the name alone', () => assert.deepEqual(searchOf({ lastName: 'Muster' }), { name: 'Muster' }));
});

describe('Adopting', () => {
  it('takes a person with the same name, first name and birth date, whatever the case', () => {
    assert.deepEqual(adoptable(erika, [{ betNr: 7, name: 'MUSTER', vorname: 'erika', geburtsdatum: '1980-05-04T00:00:00' }]), [7]);
  });
  it('takes nobody on a name alone', () => {
    assert.deepEqual(adoptable({ lastName: 'Muster', firstName: 'Erika' }, [{ betNr: 7, name: 'Muster', vorname: 'Erika' }]), []);
    assert.deepEqual(adoptable(erika, [{ betNr: 7, name: 'Muster', vorname: 'Erika' }]), []);
  });
  it('takes a company with the same name and register number', () => {
    const bau = { lastName: 'Bau AG', firmenname: 'Bau AG', rechtsform: 'AG', handelsregisterNummer: 'HRB 1' };
    assert.deepEqual(adoptable(bau, [{ betNr: 1, name: 'Bau AG', handelsRegisterNummer: 'HRB 1' }, { betNr: 2, name: 'Bau AG', handelsRegisterNummer: 'HRB 2' }]), [1]);
  });
  it('names all when several fit', () => {
    const twin = { name: 'Muster', vorname: 'Erika', geburtsdatum: '1980-05-04' };
    assert.deepEqual(adoptable(erika, [{ betNr: 1, ...twin }, { betNr: 2, ...twin }]), [1, 2]);
  });
});

describe('Recovering an interrupted creation', () => {
  const sent = { name: 'Muster', vorname: 'Erika', anrede: 'Frau' };
  it('finds the record that was not there before and is as it was sent', () => assert.deepEqual(recoverable(sent, [3], [{ betNr: 9, ...sent, geburtsdatum: null }]), [9]));
  it('does not take one that was there before', () => assert.deepEqual(recoverable(sent, [9], [{ betNr: 9, ...sent }]), []));
  it('does not take a namesake', () => assert.deepEqual(recoverable(sent, [], [{ betNr: 9, ...sent, geburtsdatum: '1990-01-01' }]), []));
});
