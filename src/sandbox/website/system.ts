import type { Clock } from '../clock.js';
import { controlApi } from '../control/control.js';
import { bodyJson, html, json, type Reply, type SandboxRequest } from '../http/exchange.js';
import { Faults } from '../http/faults.js';
import { RequestLog } from '../http/request-log.js';
import { startServer, type RunningServer } from '../http/server.js';
import { z } from 'zod';
import { deliveryOf, headersOf, type Delivery } from './delivery.js';
import { submissionSchema, type Submission } from './forms.js';

/** Invented and fixed, as LEADS_WEBHOOK_SECRET of the hub. */
export const sandboxLeadSecret = 'whsec_c2FuZGJveC12ZXJtaWV0ZXJoZWxkZW4tc2VjcmV0LTAx';

/** What the hub answered to a delivery; status 0: nobody answered. */
export type Answered = { readonly delivery: Delivery; readonly headers: Readonly<Record<string, string>>; readonly status: number; readonly answer: unknown };

export type WebsiteOptions = {
  readonly clock: Clock;
  /** Of the hub, without a slash at the end; undefined: nobody to deliver to. */
  readonly hubUrl: string | undefined;
};

/** The stand-in for the website with its forms. Visitors fill them in on its page; what they enter is delivered to the hub. */
export type Website = {
  readonly secret: string;
  /** Delivers a filled form, as the plugin of its dialect does. */
  submit: (submission: Submission) => Promise<Answered>;
  /** The same delivery once more. */
  repeat: (delivery: Delivery) => Promise<Answered>;
};

const path = '/api/leads/vermieterhelden';
const limitMs = 30_000;

export function createWebsite({ clock, hubUrl }: WebsiteOptions): Website {
  let entries = 0;
  const send = async (delivery: Delivery): Promise<Answered> => {
    const headers = headersOf(delivery, sandboxLeadSecret, new Date(clock()));
    if (hubUrl === undefined) return { delivery, headers, status: 0, answer: null };
    try {
      const response = await fetch(hubUrl + path, {
        method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: delivery.body, signal: AbortSignal.timeout(limitMs),
      });
      return { delivery, headers, status: response.status, answer: await response.json().catch(() => null) };
    } catch {
      return { delivery, headers, status: 0, answer: null };
    }
  };
  return {
    secret: sandboxLeadSecret,
    submit(submission) {
      entries += 1;
      const at = new Date(clock());
      const page = `https://www.vermieterhelden.example/${submission.form}/?utm_source=sandbox&utm_medium=web`;
      // After a restart another entry must not have the number of an earlier one.
      return send(deliveryOf(submission, { id: Math.floor(at.getTime() / 1000) * 1000 + (entries % 1000), page, at }));
    },
    repeat: send,
  };
}

const repeatSchema = z.strictObject({ dialect: submissionSchema.shape.dialect, id: z.string().max(200), body: z.string().max(200_000) });

/** Lets the website listen on 127.0.0.1. `info` is what the page is told besides. */
export function serveWebsite(website: Website, ports: readonly number[], clock: Clock, info: () => object): Promise<RunningServer> {
  const [log, faults] = [new RequestLog(), new Faults()];
  const control = controlApi({
    log, faults, page: 'website.html', info, settings: {}, settingsSchema: z.strictObject({}),
    routes: [
      { method: 'POST', pattern: '/_sandbox/submit', handle: (request) => answered(request, submissionSchema, website.submit) },
      { method: 'POST', pattern: '/_sandbox/repeat', handle: (request) => answered(request, repeatSchema, website.repeat) },
    ],
  });
  return startServer({ handle: () => html(404, '<html><body><h1>404 Not Found</h1></body></html>'), log, faults, clock, control }, ports);
}

async function answered<T>(request: SandboxRequest, schema: z.ZodType<T>, deliver: (content: T) => Promise<Answered>): Promise<Reply> {
  const parsed = schema.safeParse(bodyJson(request));
  return parsed.success ? json(200, await deliver(parsed.data)) : json(400, { message: z.prettifyError(parsed.error) });
}
