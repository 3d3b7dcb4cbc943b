import { contentOf, fields, repetitionOf, textFields, timeOf, type Appointment, type Content, type Field } from './appointment.js';
import { isNews, pairs, type Base, type Pair } from './base.js';
import { repeats, sameField } from './equality.js';
import type { Mode, Side } from './masking.js';
import { mergeText } from './merge-text.js';
import type { CountedConflict, Move } from './move.js';
import { advowareCanHold } from './recurrence.js';

export interface Merge {
  readonly toAdvoware: readonly Field[];
  readonly toGoogle: readonly Field[];
  /** How both sides are to be, and the base once that is confirmed. */
  readonly pairs: Readonly<Record<Field, Pair>>;
  readonly conflicts: readonly CountedConflict[];
}

export interface MergeInput {
  readonly advoware: Appointment; readonly google: Appointment; readonly base: Base; readonly mode: Mode; readonly newer: Side;
  /** An instance of a series cannot repeat, and Google applies its visibility to the whole series. */
  readonly target: 'event' | 'instance';
  /** Whether the event is still as the hub last wrote it, which a crash may have kept from being noted. */
  readonly touched: 'untouched' | 'edited';
}

/** Compares field by field, three ways; fields that do not collide merge (calendar-sync.md, A run, step 3). */
export function merge(input: MergeInput): Merge {
  const a = contentOf(input.advoware);
  const g = contentOf(input.google);
  const texts = textFields.map((field) => [field, mergeText({ field, advoware: a[field], google: g[field], past: input.base.fields[field], mode: input.mode, before: input.base.mode, newer: input.newer })] as const);
  const schedule = mergeSchedule(a, g, input);
  const textsFrom: Side = texts.some(([, move]) => move.pair.from === 'advoware') ? 'advoware' : 'google';
  const moves: Readonly<Record<Field, Move>> = { ...Object.fromEntries(texts) as Record<(typeof textFields)[number], Move>, ...schedule, private: mergePrivate(a.private, g.private, textsFrom, input) };
  const time = moves.time.pair.advoware;
  // Google may hold a rule by its count, which goes along with the start: alike on the new days today, it is another one once they move.
  const leavesRule = g.time !== moves.time.pair.google && g.rule !== moves.rule.pair.google;
  return {
    toAdvoware: fields.filter((field) => !sameField(field, a[field], moves[field].pair.advoware, time)),
    toGoogle: fields.filter((field) => !sameField(field, g[field], moves[field].pair.google, time) || (field === 'rule' && leavesRule)),
    pairs: pairs((field) => counted(moves[field], input.base.fields[field])),
    conflicts: fields.flatMap((field) => {
      const { conflict } = moves[field];
      return conflict ? [{ ...conflict, before: input.base.fields[field].conflicts ?? 0 }] : [];
    }),
  };
}

function counted({ pair, conflict }: Move, { conflicts = 0 }: Pair): Pair {
  const count = conflicts + (conflict ? 1 : 0);
  return count === 0 ? pair : { ...pair, conflicts: count };
}

interface Changed { readonly advoware: boolean; readonly google: boolean }

/** Time and rhythm merge apart, unless together they would be no appointment: then the winner's schedule counts whole. */
function mergeSchedule(a: Content, g: Content, input: MergeInput): { readonly time: Move; readonly rule: Move } {
  const { base, newer, target } = input;
  const timeChanged = { advoware: isNews(base.fields.time, 'advoware', a.time), google: isNews(base.fields.time, 'google', g.time) };
  const ruleChanged = { advoware: hasNewRule('advoware', a, base), google: hasNewRule('google', g, base) };
  const isSingle = target === 'instance' && !repeats(base.fields.rule.google, base.fields.time.google);
  if (isSingle && repeats(a.rule, a.time)) return instanceSchedule(a, g, timeChanged, input);
  const time = mergePlain('time', a, g, { ...base.fields.time, changed: timeChanged }, newer, 'advoware', a.time);
  // The record of a series that was taken apart becomes one instance, which cannot repeat.
  const rule = mergePlain('rule', a, g, { ...base.fields.rule, changed: ruleChanged }, target === 'instance' ? 'google' : newer, time.source, time.value);
  // One side's own schedule is always coherent; only a mixture may not be.
  const isOneSide = (time.value === a.time && rule.value === a.rule) || (time.value === g.time && rule.value === g.rule);
  if (isOneSide || isCoherent(time.value, rule.value)) return { time: time.move, rule: rule.move };
  return { time: wholeFrom('time', a, g, newer), rule: wholeFrom('rule', a, g, newer) };
}

/** Laid on the old start or on the new one, the rule says something else than at the last settling. */
function hasNewRule(side: Side, now: Content, base: Base): boolean {
  if (base.fields.rule.unsettled === true || base.fields.time.unsettled === true) return true;
  const past = base.fields.rule[side];
  const pastTime = base.fields.time[side];
  return !sameField('rule', now.rule, past, pastTime) || !sameField('rule', now.rule, past, now.time);
}

interface Past { readonly changed: Changed; readonly from: Side }
interface Resolved { readonly source: Side; readonly value: string; readonly move: Move }

/** Three ways for a field that both sides show alike. `otherwise` names the side to follow where neither changed. */
function mergePlain(field: 'time' | 'rule', a: Content, g: Content, { changed, from }: Past, newer: Side, otherwise: Side, time: string): Resolved {
  const isSame = sameField(field, a[field], g[field], time);
  const collides = changed.advoware && changed.google && !isSame;
  const source = sourceOf(changed, collides ? newer : otherwise);
  const value = source === 'advoware' ? a[field] : g[field];
  const isQuiet = !changed.advoware && !changed.google;
  const pair: Pair = { advoware: value, google: value, from: isQuiet ? from : source };
  if (!collides) return { source, value, move: { pair } };
  return { source, value, move: { pair, conflict: { kind: 'collision', field, winner: source, advoware: a[field], google: g[field] } } };
}

function sourceOf(changed: Changed, otherwise: Side): Side {
  if (changed.advoware === changed.google) return otherwise;
  return changed.advoware ? 'advoware' : 'google';
}

const isCoherent = (time: string, rule: string): boolean => advowareCanHold(timeOf(time), repetitionOf(rule));

function wholeFrom(field: 'time' | 'rule', a: Content, g: Content, winner: Side): Move {
  const value = winner === 'advoware' ? a[field] : g[field];
  return { pair: { advoware: value, google: value, from: winner }, conflict: { kind: 'collision', field, winner, advoware: a[field], google: g[field] } };
}

/** One instance cannot take a rhythm of its own: the rule stays in Advoware, and a person is told once. */
function instanceSchedule(a: Content, g: Content, timeChanged: Changed, { base, newer }: MergeInput): { readonly time: Move; readonly rule: Move } {
  const pair: Pair = { advoware: a.rule, google: '', from: 'advoware' };
  const isNew = base.fields.rule.unsettled === true || !sameField('rule', a.rule, base.fields.rule.advoware, a.time);
  const rule: Move = isNew ? { pair, conflict: { kind: 'unholdable', field: 'rule', winner: 'advoware', advoware: a.rule, google: '' } } : { pair };
  return { time: mergePlain('time', a, g, { ...base.fields.time, changed: timeChanged }, newer, 'advoware', a.time).move, rule };
}

/**
 * Masked events are private in Google whatever Advoware says, and once masked they stay so until full mode: the
 * visibility never widens by itself (I24). Taking the privacy off a masked event in Google is undone, not carried over.
 */
function mergePrivate(a: string, g: string, textsFrom: Side, { base, mode, target, touched }: MergeInput): Move {
  const past = base.fields.private;
  const wasForced = base.mode === 'masked' && past.from === 'advoware' && target === 'event';
  const isForced = mode === 'masked' && target === 'event' && (past.from === 'advoware' || textsFrom === 'advoware');
  const changedA = isNews(past, 'advoware', a);
  // What the hub itself forced is nobody's wish, also where it could not be noted any more (I7).
  const changedG = isNews(past, 'google', g) && !wasForced && !(isForced && g === 'yes' && touched === 'untouched');
  const collides = changedA && changedG && a !== g;
  const value = collides ? 'yes' : changedG ? g : a;
  // In full mode nothing stays forced, also not on what was an instance before.
  const isLeftForced = mode === 'full' && past.advoware !== past.google;
  const isFree = wasForced || isLeftForced || changedA || changedG || base.mode !== mode;
  const unforced = isFree ? value : g;
  const google = target === 'instance' ? g : isForced ? 'yes' : unforced;
  const pair: Pair = { advoware: value, google, from: isForced ? 'advoware' : past.from };
  return collides ? { pair, conflict: { kind: 'collision', field: 'private', winner: a === 'yes' ? 'advoware' : 'google', advoware: a, google: g } } : { pair };
}
