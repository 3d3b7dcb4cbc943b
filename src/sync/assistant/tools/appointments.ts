import { z } from 'zod';
import { dayOf, timeBetween, type When } from '../../../domain/assistant/when.js';
import { visibleAppointments } from '../../../domain/assistant/visible-appointments.js';
import { contentOf, fields, lastDate, startDate, type Appointment, type Time } from '../../../domain/calendar/appointment.js';
import { fromAdvoware } from '../../../domain/calendar/from-advoware.js';
import { toAdvoware } from '../../../domain/calendar/to-advoware.js';
import type { Window } from '../../../domain/calendar/window.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import { keys } from '../../../hub/redis/keys.js';
import type { AdvowareClient } from '../../../systems/advoware/create-advoware.js';
import type { Kuerzel } from '../../../systems/advoware/employees.js';
import { kuerzel, line, text, when } from '../arguments.js';
import { actor } from '../context.js';
import { activeEmployee } from '../employees.js';
import { tool } from '../tool.js';
import { writeOnce } from '../write-once.js';

type Appointments = Pick<AdvowareClient, 'listAppointments'>;

/** A longer view is no question about appointments any more. */
const longestDays = 366;

export const listAppointments = tool({
  name: 'list_appointments', title: 'Termine ansehen', effect: 'reads',
  schema: z.object({ kuerzel, from: when('Erster Tag'), to: when('Letzter Tag') }),
  description: 'Termine eines Mitarbeiters aus Advoware, Serien als einzelne Termine, Zeiten in Berliner Zeit. Private Termine erscheinen nur als belegt. unreadable: Nummern von Terminen, deren Zeit oder Serie sich nicht lesen lässt; sie fehlen in appointments.',
}, async ({ advoware }, { kuerzel: name, from, to }) => {
  const employee = await activeEmployee(advoware, name);
  const days = { from: dayOf(from), to: dayOf(to) };
  const length = days.from.until(days.to).days;
  if (length < 0 || length > longestDays) throw new HubError('invalid', `list_appointments: to muss ab from und höchstens ${longestDays} Tage danach liegen.`);
  const { readable, unreadable } = await appointmentsIn(advoware, employee, days);
  const appointments = visibleAppointments(readable, days).map((each) => ({ ...each }));
  return { answer: { kuerzel: employee, appointments, ...(unreadable.length > 0 ? { unreadable } : {}) }, records: [`Kalender ${employee}`] };
});

export const createAppointment = tool({
  name: 'create_appointment', title: 'Termin anlegen', effect: 'writes',
  schema: z.object({ kuerzel, title: line, start: when('Beginn'), end: when('Ende, bei ganzen Tagen der letzte Tag'), location: line.optional(), notes: text.optional() }),
  description: 'Legt in Advoware einen einzelnen Termin an; der Abgleich bringt ihn in den Google-Kalender des Mitarbeiters. Einen gleichen Termin gibt es danach nur einmal.',
}, async (context, args) => {
  const { advoware, hub } = context;
  const employee = await activeEmployee(advoware, args.kuerzel);
  const appointment: Appointment = {
    time: between(args.start, args.end), repetition: { kind: 'single' }, title: args.title, notes: args.notes ?? '', location: args.location ?? '', isPrivate: false,
  };
  const attributes = toAdvoware(appointment);
  const { id, existing } = await writeOnce(context, {
    tool: 'create_appointment', lockKey: keys.calendarLock(employee), find: () => findEqual(advoware, employee, appointment),
    intent: { system: 'advoware', operation: 'POST appointments', recordId: employee, before: {}, after: { ...attributes, anwalt: employee }, why: 'Auftrag des Assistenten Y.' },
    write: () => advoware.createAppointment(employee, { ...attributes }),
    idOf: (answer) => (answer.kind === 'created' ? String(answer.frNr) : undefined),
  });
  await hub.events.emit('calendar_sync_employee', [{ kuerzel: employee, source: actor, timestamp: hub.effects.now().toString() }]);
  return { answer: { fr_nr: Number(id), existing }, records: [`Termin ${id}`] };
});

function between(start: When, end: When): Time {
  const time = timeBetween(start, end);
  if (!time) throw new HubError('invalid', 'create_appointment: end muss nach start liegen, und beide sind entweder Tage oder Zeitpunkte.');
  return time;
}

interface Listed {
  readonly readable: readonly { readonly frNr: number; readonly appointment: Appointment }[];
  /** Numbers of those whose time or series makes no sense. */
  readonly unreadable: readonly number[];
}

async function appointmentsIn(advoware: Appointments, employee: Kuerzel, { from, to }: Window): Promise<Listed> {
  const records = await advoware.listAppointments(employee, { from: from.toString(), to: to.toString() });
  const read = records.map((record) => ({ frNr: record.frNr, ...fromAdvoware(record) }));
  return {
    readable: read.flatMap((each) => (each.kind === 'appointment' ? [each] : [])),
    unreadable: read.flatMap(({ kind, frNr }) => (kind === 'unreadable' ? [frNr] : [])),
  };
}

async function findEqual(advoware: Appointments, employee: Kuerzel, wanted: Appointment): Promise<string | undefined> {
  const content = contentOf(wanted);
  const days = { from: startDate(wanted.time), to: lastDate(wanted.time) };
  const { readable } = await appointmentsIn(advoware, employee, days);
  const found = readable.find(({ appointment }) => {
    const other = contentOf(appointment);
    return fields.every((field) => other[field] === content[field]);
  });
  return found && String(found.frNr);
}
