import { markerOf } from '../../../src/domain/calendar/marker.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { GoogleEventRecord } from '../../../src/systems/google-calendar/records.js';
import type { EventChange, GoogleWrite } from '../systems/google-server.js';
import { isLive, type Hub, type Monitor } from './monitor.js';
import type { Scene } from './scene.js';
import { isConfidential, textValues } from './typed-values.js';

type Change = EventChange & { readonly actor: Hub };

/** What the hub may change of an event. */
const ofTheHub = new Set(['summary', 'description', 'location', 'visibility', 'start', 'end', 'recurrence', 'extendedProperties', 'status', 'etag', 'updated', 'sequence']);

/** Judges every write of the hub to Google when it happens. */
export class GoogleWrites {
  readonly #scene: Scene;
  readonly #monitor: Monitor;

  constructor(scene: Scene, monitor: Monitor) {
    this.#scene = scene;
    this.#monitor = monitor;
  }

  /** What leaves the hub, whatever Google makes of it. */
  judgeRequest({ method, path, query, body }: GoogleWrite, mode: 'full' | 'masked'): void {
    const text = JSON.stringify(body);
    if (path.includes('/events') && query.get('sendUpdates') !== 'none') this.#violate('I24', `${method} ${path} would send mails`);
    if (path.endsWith('/acl') && query.get('sendNotifications') !== 'false') this.#violate('I24', `${method} ${path} would send a mail`);
    if ('attendees' in body || 'sequence' in body) this.#violate('I24', `${method} ${path} writes attendees or sequence`);
    const told = textValues(text).find(isConfidential);
    const who = this.#scene.who(this.#scene.world.current?.work?.entity);
    if (mode === 'masked' && who && this.#scene.mode(who) === 'masked' && told !== undefined) this.#violate('I24', `„${told}“, confidential in Advoware, was sent to Google while texts are masked`);
  }

  judge(change: Change): void {
    const { id, before, after, actor } = change;
    const who = this.#scene.whoIs(actor);
    if (!who || this.#scene.whoseCalendar(change.calendarId) !== who) { this.#violate('I10', `${id} lies in a calendar that is not ${who ?? 'the employee'}'s`); return; }
    if (before === undefined && after) this.#judgeCreation(id, after, actor);
    else if (isLive(before) && !isLive(after)) this.#judgeDeletion(change);
    else if (before && after) this.#judgeUpdate(change, before, after);
  }

  #judgeCreation(id: string, after: GoogleEventRecord, actor: Hub): void {
    const marker = markerOf(after);
    // An instance comes into being when it is changed by itself.
    if (after.recurringEventId) return;
    if (marker?.event !== id || marker.link !== actor.entity) { this.#violate('I10', `${id} was made without the hub's marker`); return; }
    const same = this.#scene.eventsOf(marker.link as 'KL').filter((event) => event.id !== id && isLive(event) && markerOf(event)?.event === event.id && markerOf(event)?.frNr === marker.frNr);
    const { ledgerTouched } = this.#scene.leniency;
    if (same.length > 0 && !ledgerTouched) this.#violate('I6', `${id} was made a second time for ${String(marker.frNr)}; the first is ${same.map((event) => event.id).join(', ')}`);
  }

  #judgeUpdate({ id, actor }: Change, before: GoogleEventRecord, after: GoogleEventRecord): void {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const name of names) {
      if (!ofTheHub.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name])) this.#violate('I16', `${id} lost its ${name}`);
    }
    const foreign = Object.entries(before.extendedProperties?.private ?? {}).filter(([name]) => !name.startsWith('advoware'));
    for (const [name, value] of foreign) if (after.extendedProperties?.private?.[name] !== value) this.#violate('I16', `${id} lost the private property ${name}`);
    if (sameBut('extendedProperties', before, after)) return;
    this.#judgeOwnership(id, before, actor, 'changed');
  }

  #judgeDeletion({ id, before, actor }: Change): void {
    this.#monitor.deleted(actor, `Google ${id}`);
    const link = before && this.#judgeOwnership(id, before, actor, 'deleted');
    if (!link || !('frNr' in link)) return;
    const who = this.#scene.whoIs(actor);
    if (who && this.#scene.goneAhead.has(who)) return;
    if (this.#scene.advoware.get(link.frNr) !== undefined) this.#violate('I11', `${id} was deleted although ${link.frNr} is alive in Advoware`);
  }

  /** Link, marker and id must all agree (I10). */
  #judgeOwnership(id: string, before: GoogleEventRecord, actor: Hub, what: string): ReturnType<Scene['links']>[number] | undefined {
    const owner = before.recurringEventId ?? id;
    const who = this.#scene.whoIs(actor);
    const link = who && this.#scene.links(who).find(({ key }) => (key.kind === 'event' ? key.id : key.seriesId) === owner && !isOtherInstance(before, key));
    if (!link) {
      if (!this.#monitor.hasOtherMemory(actor)) this.#violate('I10', `${id} was ${what} without a link`);
      return undefined;
    }
    const marker = markerOf(before);
    if (marker && (marker.event !== owner || marker.link !== actor.entity)) this.#violate('I10', `${id} was ${what} although it bears the marker of ${marker.link} ${marker.event}`);
    if (!marker && what === 'deleted') this.#violate('I10', `${id} was deleted although it bears no marker`);
    return link;
  }

  #violate(invariant: string, message: string): void {
    this.#monitor.violate(invariant, `Google: ${message}`);
  }
}

function isOtherInstance(before: GoogleEventRecord, key: ReturnType<Scene['links']>[number]['key']): boolean {
  if (key.kind === 'event' || !before.recurringEventId) return false;
  const { date, dateTime } = before.originalStartTime ?? {};
  return key.originalStart !== date && key.originalStart !== dateTime?.slice(0, key.originalStart.length);
}

const sameBut = (name: string, one: JsonObject, other: JsonObject): boolean => stripped(name, one) === stripped(name, other);
const stripped = (name: string, event: JsonObject): string =>
  JSON.stringify(Object.entries(event).filter(([field]) => field !== name && !['etag', 'updated', 'sequence'].includes(field)));
