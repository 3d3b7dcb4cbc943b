import { contentOf } from '../../../src/domain/calendar/appointment.js';
import { canonicalJson } from '../../../src/domain/calendar/equality.js';
import { fromAdvoware, type AdvowareAppointment } from '../../../src/domain/calendar/from-advoware.js';
import { googlePicture, type GooglePicture } from '../../../src/domain/calendar/google-picture.js';
import { markerOf, ownership } from '../../../src/domain/calendar/marker.js';
import { keyText } from '../../../src/domain/calendar/plan-types.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { AppointmentChange } from '../systems/appointments-server.js';
import type { Who } from './history.js';
import { isLive, type Hub, type Monitor } from './monitor.js';
import type { Scene } from './scene.js';
import { contentIn, timeValue } from './typed-values.js';

type Change = AppointmentChange & { readonly actor: Hub };

/** What the hub leaves alone in Advoware, bit for bit. */
const unmapped = ['anwalt', 'aktenzeichen', 'raum', 'erinnerung'] as const;

/** Judges every write of the hub to Advoware when it happens. */
export class AdvowareWrites {
  readonly #scene: Scene;
  readonly #monitor: Monitor;
  readonly #madeByHub = new Set<number>();

  constructor(scene: Scene, monitor: Monitor) {
    this.#scene = scene;
    this.#monitor = monitor;
  }

  judge(change: Change): void {
    const { frNr, before, after, actor } = change;
    const record = after ?? before;
    if (this.#scene.writeProtected) this.#violate('I28', frNr, 'was written under write protection');
    if (record?.['anwalt'] !== actor.entity) this.#violate('I10', frNr, `of ${String(record?.['anwalt'])} was written in a run for ${actor.entity ?? '?'}`);
    if (before === undefined && after) this.#judgeCreation(frNr, after, actor);
    else if (after === undefined && before) this.#judgeDeletion(frNr, before, actor);
    else if (before && after) this.#judgeUpdate(frNr, before, after, actor);
  }

  #judgeCreation(frNr: number, after: JsonObject, actor: Hub): void {
    const content = contentIn('advoware', after);
    if (content === undefined) { this.#violate('I17', frNr, 'was created so that nobody can read it'); return; }
    const time = timeValue(content);
    const twin = this.#freeTwin(frNr, after, actor);
    // A replica that lags behind may not have shown it, and a copy of what is masked shows nothing of it.
    const isHidden = actor.entity !== undefined && this.#scene.mode(actor.entity as Who) === 'masked' && this.#monitor.typed.wasCopied(time);
    if (twin !== undefined && !isHidden && !this.#scene.world.faults.struck.has('stale_read')) this.#violate('I20', frNr, `was created although ${twin} is the same and belongs to nobody`);
    const same = [...this.#madeByHub].filter((other) => contentIn('advoware', this.#scene.advoware.get(other))?.time === content.time && !this.#isReplaced(other, actor));
    this.#madeByHub.add(frNr);
    const { ledgerTouched, calendarLost } = this.#scene.leniency;
    const isCopied = this.#monitor.typed.wasCopied(time) || this.#unitsAt(content.time, actor) > same.length;
    if (same.length > 0 && !isCopied && !ledgerTouched && !calendarLost) this.#violate('I6', frNr, `was made a second time; the first is ${same.join(', ')}`);
  }

  /** One that was there before the run began, that no link and no marker names and that shows the same. */
  #freeTwin(frNr: number, after: JsonObject, actor: Hub): number | undefined {
    const wanted = jsonOf(after);
    const linked = new Set(this.#scene.allLinks().flatMap((link) => ('frNr' in link ? [link.frNr] : [])));
    const who = this.#scene.whoIs(actor);
    const marked = new Set(who && this.#scene.eventsOf(who).filter((event) => isLive(event) && ownership(event, who) === 'ours').map((event) => markerOf(event)?.frNr));
    const begun = this.#monitor.begun.get(actor.work) ?? 0;
    return this.#scene.advoware.all.find((other) => other.frNr !== frNr && !linked.has(other.frNr) && !marked.has(other.frNr) && !this.#madeByHub.has(other.frNr)
      && other.fields['anwalt'] === after['anwalt'] && this.#scene.changedAt('advoware', String(other.frNr)) < begun && jsonOf({ frNr: other.frNr, ...other.fields }) === wanted)?.frNr;
  }

  #judgeUpdate(frNr: number, before: JsonObject, after: JsonObject, actor: Hub): void {
    for (const field of unmapped) if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) this.#violate('I16', frNr, `lost its ${field}`);
    for (const field of ['text', 'notiz', 'ort']) {
      const [was, is] = [String(before[field] ?? ''), String(after[field] ?? '')];
      if (was !== is && was.trim() === is.trim()) this.#violate('I17', frNr, `got its ${field} back in normal form`);
    }
    const isLinked = this.#scene.allLinks().some((link) => 'frNr' in link && link.frNr === frNr);
    if (!isLinked && !this.#monitor.hasOtherMemory(actor)) this.#violate('I10', frNr, 'was changed without a link');
  }

  #judgeDeletion(frNr: number, before: JsonObject, actor: Hub): void {
    this.#monitor.deleted(actor, `Advoware ${frNr}`);
    const link = this.#scene.allLinks().find((one) => 'frNr' in one && one.frNr === frNr);
    if (!link) {
      if (!this.#monitor.hasOtherMemory(actor)) this.#violate('I10', frNr, 'was deleted without a link');
      return;
    }
    const who = this.#scene.whoIs(actor);
    if (!who || this.#scene.goneAhead.has(who)) return;
    if (this.#picture(who).units.has(keyText(link.key))) this.#violate('I11', frNr, `„${String(before['text'])}“ was deleted although ${keyText(link.key)} is alive in Google`);
    if (this.#scene.leniency.calendarLost) this.#violate('I11', frNr, 'was deleted because its whole calendar is gone');
  }

  /** What a person has put another event in the place of goes in its turn. */
  #isReplaced(frNr: number, actor: Hub): boolean {
    const who = this.#scene.whoIs(actor);
    const link = who && this.#scene.linked(who).find((one) => one.frNr === frNr);
    return who !== undefined && link !== undefined && !this.#picture(who).units.has(keyText(link.key));
  }

  /** How many things in Google happen at a time, copies that people made among them. */
  #unitsAt(time: string, actor: Hub): number {
    const who = this.#scene.whoIs(actor);
    return who ? [...this.#picture(who).units.values()].filter(({ appointment }) => contentOf(appointment).time === time).length : 0;
  }

  #picture(who: Who): GooglePicture {
    const events = this.#scene.eventsOf(who);
    const apart = new Set(this.#scene.links(who).flatMap(({ key }) => (key.kind === 'instance' ? [key.seriesId] : [])));
    return googlePicture({ completeness: 'complete', events, alreadyMissed: new Set() }, this.#scene.window(), apart);
  }

  #violate(invariant: string, frNr: number, what: string): void {
    this.#monitor.violate(invariant, `Advoware ${frNr} ${what}`);
  }
}

function jsonOf(record: JsonObject): string | undefined {
  const read = fromAdvoware(record as unknown as AdvowareAppointment);
  return read.kind === 'appointment' ? canonicalJson(contentOf(read.appointment)) : undefined;
}
