import { HubError } from '../../hub/errors/hub-error.js';
import { UpstreamError } from '../../systems/http/upstream-error.js';

/** What went wrong and what to do, in German and without a secret. */
export function explain(error: unknown, hubUrl: string | undefined): string {
  if (error instanceof UpstreamError) return `${advice(error, hubUrl)}\n(${error.message})`;
  return error instanceof HubError ? error.message : String(error);
}

function advice(error: UpstreamError, hubUrl: string | undefined): string {
  if (error.status === 401) return 'Das CRM kennt den API-Schlüssel nicht. ESPOCRM_API_KEY mit dem Schlüssel des API-Benutzers vergleichen; der Benutzer muss aktiv sein.';
  if (error.code === 'upstream_unauthorized') return 'Das CRM sperrt die Adresse des Hubs, nach zu vielen falschen Anmeldungen für eine Minute. Danach noch einmal versuchen.';
  if (hubUrl !== undefined && isRefusedAsInternal(error)) return internalAddress(hubUrl);
  if (error.status === undefined) return 'Das CRM ist nicht zu erreichen. ESPOCRM_API_BASE_URL und das Netz dorthin prüfen.';
  if (error.status === 403) return 'Dem API-Benutzer fehlt ein Recht im CRM.';
  return 'Das CRM hat anders geantwortet als erwartet. Zeigt ESPOCRM_API_BASE_URL auf ein EspoCRM und endet auf /api/v1?';
}

/** Since EspoCRM 9.3.2 a receiver in a private network must be allowed by hand (espocrm.md, Webhooks). */
function isRefusedAsInternal({ status, reason }: UpstreamError): boolean {
  return status === 400 && (reason ?? '').includes('notInternal');
}

function internalAddress(hubUrl: string): string {
  return [
    `Das CRM lehnt die Adresse des Hubs (${hubUrl}) als intern ab. Der Administrator des CRM fügt auf dem Server des CRM in data/config-internal.php`,
    'in das Array hinter „return“ diese Zeile ein (gibt es webhookAllowedAddressList schon, nur den Eintrag):',
    '',
    `    'webhookAllowedAddressList' => ['${hostAndPort(hubUrl)}'],`,
    '',
    'Danach npm run crm:setup noch einmal ausführen.',
  ].join('\n');
}

/** EspoCRM compares exactly this text, with the port even where it is the usual one. */
function hostAndPort(hubUrl: string): string {
  const { hostname, port, protocol } = new URL(hubUrl);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}
