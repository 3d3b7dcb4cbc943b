import { isTextField } from './appointment.js';
import type { AdvowarePicture } from './advoware-picture.js';
import { base32hex } from './event-id.js';
import type { GoogleEvent } from './google-event.js';
import type { GooglePicture, Unit } from './google-picture.js';
import type { CountedConflict, FieldConflict } from './move.js';
import { keyText, type Ask, type Conflict, type GoogleTarget, type Link, type Look, type Operation, type Settings } from './plan-types.js';
import { collisionText, hiddenCollisionText, hiddenUnseenText, unholdableText, unseenText } from './texts.js';

/** Everything a plan is made from, in common form. */
export interface World {
  readonly advoware: AdvowarePicture;
  readonly google: GooglePicture;
  readonly links: readonly Link[];
  readonly settings: Settings;
}

/** What was decided about one record or one step. */
export interface Decision {
  readonly operations: readonly Operation[];
  readonly conflicts: readonly Conflict[];
  readonly asks: readonly Ask[];
  readonly looks: readonly Look[];
  /** True when carrying this out opens the way to more. */
  readonly continues: boolean;
}

export const nothing: Decision = { operations: [], conflicts: [], asks: [], looks: [], continues: false };
export const decided = (...operations: readonly Operation[]): Decision => ({ ...nothing, operations });
export const asking = (ask: Ask): Decision => ({ ...nothing, asks: [ask] });
export const looking = (look: Look): Decision => ({ ...nothing, looks: [look] });

export const joined = (decisions: readonly Decision[]): Decision => ({
  operations: decisions.flatMap(({ operations }) => operations),
  conflicts: decisions.flatMap(({ conflicts }) => conflicts),
  asks: decisions.flatMap(({ asks }) => asks),
  looks: decisions.flatMap(({ looks }) => looks),
  continues: decisions.some(({ continues }) => continues),
});

type Told = Omit<Conflict, 'key' | 'frNr' | 'google'>;

/** A conflict about a whole appointment. Its event and number meet in no other one: what follows has a new event or a new number. */
export const conflictOf = (settings: Settings, unit: string, frNr: number, told: Told): Conflict => conflictNamed(settings, unit, frNr, told, [unit]);

export const fieldConflict = (settings: Settings, unit: string, frNr: number, { kind, field, winner, advoware, google, before }: CountedConflict): Conflict =>
  conflictNamed(settings, unit, frNr, { kind, winner, field, advowareValue: advoware, googleValue: google, text: textOf(settings, { kind, frNr, field, winner, advoware, google }) }, [field, advoware, google, before]);

/**
 * The key stays the same as long as the same values collide, so that it is told once (I4): planned again after a crash, after a
 * write to the other side, or with something else changed meanwhile.
 */
function conflictNamed(settings: Settings, unit: string, frNr: number, told: Told, occasion: readonly (string | number)[]): Conflict {
  const digest = base32hex(settings.digest(JSON.stringify(occasion))).slice(0, keyLength);
  return { key: `calendar:${settings.link}:${told.kind}:${frNr}:${digest}`, frNr, google: unit, ...told };
}

export const askOf = (settings: Settings, kind: Ask['kind'], frNrs: readonly number[], events: readonly string[], text: string): Ask =>
  ({ kind, key: `calendar:${settings.link}:${kind}:${[...frNrs, ...events].join(',')}`, frNrs, events, text });

/** Where a write to a unit goes, and which version it is bound to. */
export function targetOf({ key, event }: Unit): { readonly target: GoogleTarget; readonly etag: string | null } {
  const target: GoogleTarget = key.kind === 'event' ? key : { ...key, id: event?.id ?? null };
  return { target, etag: etagOf(event) };
}

/** The version that a write is bound to; none where Google told none. */
export const etagOf = (event: GoogleEvent | undefined): string | null => event?.etag ?? null;

/** How recent what the hub saw was, by Google's clock. */
export const seenOf = (event: GoogleEvent | undefined): string | null => event?.updated ?? null;

export const unitName = (unit: Unit): string => keyText(unit.key);

const keyLength = 12;

/** While texts are masked, what they hide is in no notice either: it would leave by that way. */
function textOf({ mode }: Settings, { kind, frNr, field, winner, advoware, google }: FieldConflict & { readonly frNr: number }): string {
  const isHidden = mode === 'masked' && isTextField(field);
  switch (kind) {
    case 'collision': return isHidden ? hiddenCollisionText(frNr, field, winner) : collisionText(frNr, field, winner, advoware, google);
    case 'unseen': return isHidden ? hiddenUnseenText(frNr, field) : unseenText(frNr, field, advoware, google);
    case 'unholdable': return unholdableText(frNr);
  }
}
