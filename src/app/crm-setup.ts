import { realEffects } from '../hub/effects/real-effects.js';
import { HubError } from '../hub/errors/hub-error.js';
import { pinoLog } from '../hub/log/pino-log.js';
import { readSettings } from '../hub/settings/read-settings.js';
import { ensureWebhooks, type EnsuredWebhook } from '../sync/crm-setup/ensure-webhooks.js';
import { createEspoCrm } from '../systems/espocrm/create-espocrm.js';
import { addDotEnv, addMissing, modeOf } from './process/environment.js';
import { projectRoot } from './project-root.js';

/** Creates or repairs the CRM's webhooks and says where their secrets belong (`npm run crm:setup`). */
async function main(): Promise<void> {
  const root = projectRoot();
  addDotEnv(process.env, root);
  if (modeOf(process.env) === 'sandbox') throw new HubError('misconfigured', 'In der Sandbox richtet der Hub die Webhooks selbst ein: einfach „npm start“.');
  // The secrets are what this makes: before the first time there are none.
  addMissing(process.env, { ESPOCRM_WEBHOOK_SECRETS: 'setup:setup' });
  const settings = readSettings(process.env, { mode: 'production', projectRoot: root });
  const hubUrl = settings.http.publicUrl;
  if (hubUrl === undefined) throw new HubError('misconfigured', 'HUB_PUBLIC_URL fehlt: die Adresse, unter der das CRM den Hub erreicht.');
  const espocrm = createEspoCrm({ settings: settings.espocrm, effects: realEffects(), log: pinoLog({ level: 'warn' }) });
  try {
    process.stdout.write(report(await ensureWebhooks(espocrm, { hubUrl }), hubUrl));
  } finally {
    espocrm.close();
  }
}

/** The secrets are printed once, for the administrator who asked for them; they are in no log. */
function report(webhooks: readonly EnsuredWebhook[], hubUrl: string): string {
  return [
    `Im CRM sind ${webhooks.length} Webhooks auf ${hubUrl} eingerichtet: ${webhooks.map(({ event }) => event).join(', ')}.`,
    'In die Einstellungen des Hubs (.env oder Umgebung) gehört, und nirgendwo sonst hin:',
    '',
    `ESPOCRM_WEBHOOK_SECRETS=${webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(',')}`,
    '',
    'Danach den Hub neu starten. Liegt er im eigenen Netz, muss der Administrator des CRM die Adresse unter webhookAllowedAddressList zulassen.',
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof HubError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
