import type { EspoCrmSettings } from '../../hub/settings/settings.js';
import type { EnsuredWebhook } from '../../sync/crm-setup/ensure-webhooks.js';
import type { Finding } from './finding.js';

/** The findings as lines: what is missing first. */
export function findingsReport(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Geprüft: Rechte, Felder und Sperre sind, wie der Hub sie braucht.\n';
  const lines = (kind: Finding['kind'], mark: string): string[] => findings.filter((finding) => finding.kind === kind).map(({ text }) => `  ${mark} ${text}`);
  return ['Geprüft:', ...lines('problem', 'FEHLT  '), ...lines('hint', 'Hinweis'), ''].join('\n');
}

/** The webhooks, and their secrets where the hub does not have them yet: for the administrator who asked, never for a log. */
export function webhooksReport(webhooks: readonly EnsuredWebhook[], hubUrl: string, known: EspoCrmSettings['webhookSecrets']): string {
  const done = `Webhooks auf ${hubUrl}: ${webhooks.map(({ event }) => event).join(', ')}.`;
  if (webhooks.every((webhook) => known.some(({ webhookId, secret }) => webhookId === webhook.webhookId && secret === webhook.secret))) {
    return `${done}\nESPOCRM_WEBHOOK_SECRETS ist schon richtig gesetzt, es ist nichts zu tun.\n`;
  }
  return [
    done,
    '',
    'Achtung, die nächste Zeile enthält Geheimnisse. Sie gehört in die .env oder Umgebung des Hubs, an die Stelle des bisherigen Werts,',
    'und nirgendwo sonst hin: nicht in Tickets, Chats oder Protokolle.',
    '',
    `ESPOCRM_WEBHOOK_SECRETS=${webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(',')}`,
    '',
    'Danach den Hub neu starten.',
    '',
  ].join('\n');
}
