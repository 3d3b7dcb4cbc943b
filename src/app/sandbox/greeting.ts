import type { Settings } from '../../hub/settings/settings.js';
import type { FirstSync } from './first-sync.js';
import type { SandboxConnection } from './sandbox-process.js';

export interface GreetingFacts {
  readonly settings: Pick<Settings, 'http' | 'apiKeys' | 'varDir'>;
  readonly connection: SandboxConnection;
  readonly hasEditor: boolean;
  readonly results: FirstSync;
  readonly seconds: number;
}

/** Said at the very start, so that nobody takes the sandbox for the firm. */
export const sandboxWarning = [
  '',
  '══════════════════════════════════════════════════════════════════════',
  '  SANDBOX: Es ist kein ADVOWARE_API_BASE_URL gesetzt.',
  '  Der Hub arbeitet mit erfundenen Daten in nachgestellten Systemen.',
  '══════════════════════════════════════════════════════════════════════',
  '',
].join('\n');

/** Said before the wait: a few hundred appointments at ten calls a second take their time. */
export const firstSyncBegins = 'Der erste Abgleich läuft; mit den Kalendern dauert er beim ersten Mal etwa eine Minute.\n';

/** What the first run did, and where to look. */
export function greeting({ settings, connection, hasEditor, results, seconds }: GreetingFacts): string {
  const base = `http://${settings.http.host.includes(':') ? `[${settings.http.host}]` : settings.http.host}:${settings.http.port}`;
  const key = settings.apiKeys[0]?.key ?? '';
  return [
    '',
    '── bitbylaw hub (Sandbox) ist bereit ──────────────────────────────────',
    '',
    `Erster Abgleich (${seconds.toFixed(1)} s)`,
    ...resultLines('Beteiligte', results.beteiligte),
    ...resultLines('Kalender', results.calendars),
    '',
    `  Editor            ${hasEditor ? `${base}/editor/` : 'aus: für Zugriff von außen EDITOR_USERS setzen'}`,
    `  Dashboard         ${base}/dashboard/`,
    `  Zustand           ${base}/health`,
    `  Kennzahlen        ${base}/metrics`,
    `  Sandbox-CRM       ${pageOf(connection.espocrm.url)}`,
    `  Sandbox-Advoware  ${pageOf(connection.advoware.url)}`,
    `  Sandbox-Google    ${pageOf(connection.google.apiRoot)}`,
    `  Sandbox-3CX       ${pageOf(connection.threecx.url)}`,
    `  Sandbox-Website   ${pageOf(connection.website.url)}`,
    `  Daten             ${settings.varDir}`,
    '',
    'Der Advoware-Proxy zum Ausprobieren:',
    `  curl -H 'X-API-Key: ${key}' ${base}/api/advoware/employees`,
    '',
    'Beenden mit Strg-C.',
    '',
  ].join('\n');
}

const meanings: Readonly<Record<string, string>> = {
  created: 'in Advoware angelegt',
  adopted: 'mit vorhandenem Eintrag verbunden',
  updated: 'angeglichen',
  unchanged: 'schon gleich',
  echo: 'schon gleich (eigene Änderung)',
  suppressed: 'vom Schreibschutz zurückgehalten',
  closed: 'Verbindung geschlossen',
  stopped: 'angehalten, warten auf eine Freigabe',
  conflict: 'brauchen einen Menschen (Hinweis im CRM)',
  failed: 'gescheitert, werden wiederholt',
};

function resultLines(what: string, results: Readonly<Record<string, number>>): string[] {
  const lines = Object.entries(results).sort(([, a], [, b]) => b - a).map(([kind, count]) => `${String(count).padStart(4)} ${meanings[kind] ?? kind}`);
  return (lines.length > 0 ? lines : ['   0 es war nichts zu tun']).map((line, index) => `  ${(index === 0 ? what : '').padEnd(11)}${line}`);
}

/** Each sandbox system shows its records on the root of its server. */
function pageOf(url: string): string {
  return new URL('/', url).href;
}
