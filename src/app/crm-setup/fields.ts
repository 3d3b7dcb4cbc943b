import { z } from 'zod';
import { rechtsformen } from '../../domain/beteiligte/rechtsform.js';
import { syncStatuses } from '../../systems/espocrm/records.js';
import { hint, problem, type Finding } from './finding.js';

/** The fields that the sync reads and writes, with the types it can work with. */
export const syncFields: Readonly<Record<string, readonly string[]>> = {
  lastName: ['varchar'], firstName: ['varchar'], salutationName: ['enum', 'varchar'],
  firmenname: ['varchar'], rechtsform: ['enum'], dateOfBirth: ['date'], handelsregisterNummer: ['varchar'],
  emailAddress: ['email'], phoneNumber: ['phone'],
  betnr: ['int'], syncStatus: ['enum'], advowareLastSync: ['datetime'], advowareDeletedAt: ['datetime'], syncErrorMessage: ['text'], syncRetryCount: ['int'],
};

/** The fields that only the telephony uses. */
export const telephonyFields: Readonly<Record<string, readonly string[]>> = { Call: ['cCallId', 'cRecordingUrl'], User: ['cExtension'] };

/** What `GET Metadata?key=entityDefs.<Entity>` says; null without the entity, or without the right to read it. */
export const entityDefsSchema = z.looseObject({
  // Other fields of the entity have options and settings of every kind: only what is looked at is taken apart.
  fields: z.record(z.string(), z.looseObject({ type: z.string().nullish(), options: z.array(z.unknown()).nullish(), readOnly: z.unknown().optional() })),
  optimisticConcurrencyControl: z.unknown().optional(),
}).nullable();
export type EntityDefs = z.infer<typeof entityDefsSchema>;

/** What is wrong with the entity CBeteiligte. */
export function missingInBeteiligte(defs: EntityDefs): readonly Finding[] {
  if (defs === null) {
    return [problem('Die Entität CBeteiligte ist für den API-Benutzer nicht da. Das CRM-Paket installieren (docs/espocrm-setup.md) und der Rolle das Leserecht geben.')];
  }
  return [
    ...Object.entries(syncFields).flatMap(([name, types]) => fieldFindings(name, types, defs.fields[name])),
    ...missingOptions('rechtsform', ['', ...Object.keys(rechtsformen)], defs.fields['rechtsform']),
    ...missingOptions('syncStatus', syncStatuses, defs.fields['syncStatus']),
    ...(defs.optimisticConcurrencyControl === true ? [] : [lockingIsOff]),
  ];
}

/** What the telephony would miss in an entity. */
export function missingForTelephony(entity: string, defs: EntityDefs): readonly Finding[] {
  const lacking = (telephonyFields[entity] ?? []).filter((name) => defs?.fields[name] === undefined);
  return lacking.length === 0 ? [] : [hint(`Für die Telefonie fehlt ${entity}: ${lacking.join(', ')}. Das CRM-Paket installieren; ohne Telefonie kann es so bleiben.`)];
}

type Field = NonNullable<EntityDefs>['fields'][string] | undefined;

const lockingIsOff = hint(
  'Die Sperre gegen gleichzeitiges Ändern ist für CBeteiligte aus. Im CRM unter Verwaltung → Entitätsverwaltung → CBeteiligte „Optimistic concurrency control“ einschalten: '
  + 'bis dahin liest der Hub vor jedem Schreiben noch einmal, und eine Änderung im selben Augenblick kann verloren gehen.',
);

function fieldFindings(name: string, types: readonly string[], field: Field): readonly Finding[] {
  if (field === undefined) return [problem(`CBeteiligte: das Feld „${name}“ fehlt. Das CRM-Paket installieren oder das Feld (${types.join(' oder ')}) anlegen.`)];
  // EspoCRM answers a write to such a field with 200 and drops it.
  if (field.readOnly === true) return [problem(`CBeteiligte: das Feld „${name}“ ist schreibgeschützt, auch für den Hub. Im CRM unter Feldverwaltung „Nur lesen“ ausschalten.`)];
  return types.includes(field.type ?? '') ? [] : [problem(`CBeteiligte: das Feld „${name}“ ist vom Typ ${field.type ?? 'unbekannt'}, gebraucht wird ${types.join(' oder ')}.`)];
}

function missingOptions(name: string, needed: readonly string[], field: Field): readonly Finding[] {
  const options = field?.options;
  if (!options) return [];
  const lacking = needed.filter((option) => !options.includes(option) && !(option === '' && options.includes(null)));
  return lacking.length === 0 ? [] : [problem(`CBeteiligte: im Feld „${name}“ fehlen die Werte ${lacking.map((option) => (option === '' ? '(leer)' : `„${option}“`)).join(', ')}.`)];
}
