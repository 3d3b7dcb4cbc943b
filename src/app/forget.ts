import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { realEffects } from '../hub/effects/real-effects.js';
import { HubError } from '../hub/errors/hub-error.js';
import { forgetPerson, type Forgotten, type Person } from '../hub/ledger/forget-person.js';
import { openDataBase } from '../hub/ledger/open-ledger.js';
import { pinoLog } from '../hub/log/pino-log.js';
import { readSettings } from '../hub/settings/read-settings.js';
import type { Settings } from '../hub/settings/settings.js';
import { createRecordings } from '../systems/recordings/create-recordings.js';
import { addDotEnv, modeOf } from './process/environment.js';
import { projectRoot } from './project-root.js';

const usage = 'npm run forget -- --beteiligter <Kennung im CRM> [--value <Nummer, Adresse oder Name>]… [--erase]';

/**
 * Shows what the ledger holds of one person, or erases it (`npm run forget`). An embedded ledger can be opened only while the hub
 * is stopped.
 */
async function main(): Promise<void> {
  const { person, mode } = readArguments(process.argv.slice(2));
  const root = projectRoot();
  addDotEnv(process.env, root);
  const settings = readSettings(process.env, { mode: modeOf(process.env), projectRoot: root });
  const ledger = await openDataBase(settings.ledger, { varDir: settings.varDir, log: pinoLog({ level: 'warn', destination: process.stderr }) });
  try {
    const forgotten = await forgetPerson(ledger.db, person, { mode, id: randomUUID(), now: Temporal.Now.instant(), removeRecording: remover(settings) });
    process.stdout.write(mode === 'erase' ? `Gelöscht:\n${report(forgotten)}` : `Gefunden:\n${report(forgotten)}\nNichts wurde verändert. Löschen: derselbe Aufruf mit --erase.\n`);
  } finally {
    await ledger.close();
  }
}

function remover({ telephony: { recordings }, varDir }: Settings): (callId: string) => Promise<void> {
  if (!recordings) return () => Promise.reject(new HubError('misconfigured', 'Zu der Person gibt es Aufzeichnungen; ohne RECORDINGS_KEY weiß niemand, wo sie liegen.'));
  const store = createRecordings(recordings, { varDir, effects: realEffects() });
  return (callId) => store.remove(callId);
}

function readArguments(args: readonly string[]): { readonly person: Person; readonly mode: 'look' | 'erase' } {
  const { values: { beteiligter, value = [], erase } } = parseArgs({
    args: [...args], options: { beteiligter: { type: 'string' }, value: { type: 'string', multiple: true }, erase: { type: 'boolean' } },
  });
  if (beteiligter === undefined || !/^[A-Za-z0-9]{1,36}$/.test(beteiligter)) throw new HubError('malformed', `Aufruf: ${usage}`);
  // What is too short would be found in everybody.
  if (value.some((each) => each.trim().length < 5)) throw new HubError('malformed', 'Ein Wert braucht mindestens fünf Zeichen, sonst träfe er auch andere.');
  return { person: { id: beteiligter, values: value.map((each) => each.trim()) }, mode: erase === true ? 'erase' : 'look' };
}

const titles: Readonly<Record<keyof Forgotten, string>> = {
  link: 'Verbindung mit gemerkten Werten', journal: 'Einträge im Journal', runs: 'Läufe mit Fehlertext', notices: 'Hinweise',
  leads: 'Anfragen der Website', calls: 'Anrufe', recordings: 'Aufzeichnungen von Anrufen', phoneBook: 'Nummern im Telefonbuch',
  appointments: 'Termine, die einen der Werte nennen: bitte in Advoware löschen',
};

function report(forgotten: Forgotten): string {
  return Object.entries(titles).map(([part, title]) => `  ${String(forgotten[part as keyof Forgotten]).padStart(5)} ${title}\n`).join('');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
