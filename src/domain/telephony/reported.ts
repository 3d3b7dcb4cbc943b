import { Temporal } from 'temporal-polyfill';
import type { CallReport } from './call.js';

/** The CRM template's report of one call (telephony.md, Bodies). */
export interface TemplateReport {
  readonly callType: 'Inbound' | 'Outbound' | 'Missed' | 'Notanswered';
  readonly number: string;
  readonly agent: string;
  readonly entityId?: string | undefined; readonly entityType?: string | undefined;
  readonly duration?: string | undefined; readonly durationSeconds?: number | undefined;
  readonly startedAtUtc: string; readonly endedAtUtc?: string | undefined;
}

/** A variable that 3CX could not fill comes as its own name in brackets, and means empty. */
export const isUnfilled = (text: string): boolean => /^\s*(?:\[\w+\])?\s*$/.test(text);

/** What the template says, in the terms of every source. */
export function toldByTemplate(report: TemplateReport, ref: string): CallReport {
  const started = Temporal.Instant.from(report.startedAtUtc);
  const answered = report.callType === 'Inbound' || report.callType === 'Outbound';
  const talkSeconds = report.durationSeconds ?? secondsOf(report.duration);
  const ended = report.endedAtUtc === undefined ? started.add({ seconds: answered ? talkSeconds ?? 0 : 0 }) : Temporal.Instant.from(report.endedAtUtc);
  return {
    source: 'template',
    told: {
      ref, pbxId: null, direction: report.callType === 'Inbound' || report.callType === 'Missed' ? 'inbound' : 'outbound',
      number: report.number, extensions: report.agent === '' ? [] : [report.agent], speaker: report.agent === '' ? null : report.agent,
      started: { at: started.toString(), known: 'exactly' },
      // Reckoned from the conversation when it is not said; ringing comes on top, which the bound allows for.
      ended: { at: ended.toString(), known: report.endedAtUtc === undefined ? 'at_latest' : 'exactly' },
      answered: answered ? 'yes' : 'no', talkSeconds: answered ? talkSeconds ?? null : null, transferred: false,
      entity: report.entityId === undefined || report.entityType === undefined ? null : { type: report.entityType, id: report.entityId },
      saidAt: ended.toString(),
    },
  };
}

/** `hh:mm:ss` as 3CX writes a duration, with days before it or without hours. */
function secondsOf(duration: string | undefined): number | undefined {
  const match = /^(?:(?:(\d+)[.:])?(\d{1,2}):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/.exec(duration ?? '');
  if (!match) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
