import { realEffects } from '../hub/effects/real-effects.js';
import { HubError } from '../hub/errors/hub-error.js';
import { pinoLog } from '../hub/log/pino-log.js';
import { readSettings } from '../hub/settings/read-settings.js';
import type { EspoCrmSettings, Settings } from '../hub/settings/settings.js';
import { ensureWebhooks } from '../sync/crm-setup/ensure-webhooks.js';
import { createEspoCrm } from '../systems/espocrm/create-espocrm.js';
import type { EspoCrmParts } from '../systems/espocrm/espo-api.js';
import { explain } from './crm-setup/explain.js';
import { inspectCrm } from './crm-setup/inspect-crm.js';
import { findingsReport, webhooksReport } from './crm-setup/report.js';
import { addDotEnv, addMissing, modeOf } from './process/environment.js';
import { projectRoot } from './project-root.js';

/** Stands in for the secrets, which are only made here. */
const noSecretYet = { webhookId: 'setup', secret: 'setup' };

/**
 * Prepares the CRM for the hub (`npm run crm:setup`): looks whether it has the fields and rights that the hub needs,
 * creates or repairs the webhooks and says where their secrets belong. Run again it changes nothing.
 * The exit code is 1 when something is missing.
 */
async function main(): Promise<void> {
  const settings = productionSettings();
  const hubUrl = settings.http.publicUrl;
  if (hubUrl === undefined) throw new HubError('misconfigured', 'HUB_PUBLIC_URL fehlt: die Adresse, unter der das CRM den Hub erreicht.');
  try {
    process.exitCode = await setUp(settings.espocrm, hubUrl);
  } catch (error) {
    throw new HubError('upstream_failed', explain(error, hubUrl), { cause: error });
  }
}

function productionSettings(): Settings {
  const root = projectRoot();
  addDotEnv(process.env, root);
  if (modeOf(process.env) === 'sandbox') throw new HubError('misconfigured', 'In der Sandbox richtet der Hub die Webhooks selbst ein: einfach „npm start“.');
  addMissing(process.env, { ESPOCRM_WEBHOOK_SECRETS: `${noSecretYet.webhookId}:${noSecretYet.secret}` });
  return readSettings(process.env, { mode: 'production', projectRoot: root });
}

/** @returns the exit code */
async function setUp(settings: EspoCrmSettings, hubUrl: string): Promise<0 | 1> {
  // The report owns stdout; what is logged holds no secret.
  const parts: EspoCrmParts = { settings, effects: realEffects(), log: pinoLog({ level: 'warn', destination: process.stderr }) };
  const { findings, webhooksArePossible } = await inspectCrm(parts);
  process.stdout.write(findingsReport(findings));
  if (!webhooksArePossible) {
    process.stdout.write('\nDie Webhooks sind noch nicht eingerichtet: erst beheben, was fehlt, dann npm run crm:setup noch einmal ausführen.\n');
    return 1;
  }
  const espocrm = createEspoCrm(parts);
  try {
    process.stdout.write(`\n${webhooksReport(await ensureWebhooks(espocrm, { hubUrl }), hubUrl, settings.webhookSecrets)}`);
  } finally {
    espocrm.close();
  }
  return findings.some(({ kind }) => kind === 'problem') ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof HubError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
