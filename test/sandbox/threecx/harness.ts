import { servePbx } from '../../../src/sandbox/threecx/start.js';
import type { HubAddress, PbxSettings } from '../../../src/sandbox/threecx/settings.js';
import { createPbx, type PbxSystem } from '../../../src/sandbox/threecx/system.js';
import { manualClock, send, type Answer, type ManualClock } from '../harness.js';

export type PbxContext = {
  pbx: PbxSystem;
  clock: ManualClock;
  /** Ends with a slash. */
  origin: string;
  /** With the token that lives now, unless headers say otherwise. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
};

/** A running stand-in for each test, with a token; its clock stands still. */
export function pbxPerTest(settings: Partial<PbxSettings> = {}, hub?: () => HubAddress): PbxContext {
  const context = {} as PbxContext;
  let close: () => Promise<void>;
  beforeEach(async () => {
    context.clock = manualClock();
    context.pbx = createPbx({ clock: context.clock.read, settings, hub: hub?.() });
    const server = await servePbx(context.pbx, [0], context.clock.read);
    close = server.close;
    context.origin = `http://127.0.0.1:${server.port}/`;
    const token = context.pbx.tokens.renew();
    context.call = (method, path, body, headers = { Authorization: `Bearer ${token}` }) => send(context.origin + path, method, body, headers);
  });
  afterEach(() => close());
  return context;
}

/** The login, as a form; answers the reply's body besides. */
export async function logIn({ origin, pbx }: PbxContext, changes: Record<string, string> = {}): Promise<{ status: number; body: { access_token?: string; expires_in?: number; error?: string } }> {
  const { clientId, apiKey } = pbx.credentials;
  const form = new URLSearchParams({ client_id: clientId, client_secret: apiKey, grant_type: 'client_credentials', ...changes });
  const reply = await fetch(`${origin}connect/token`, { method: 'POST', body: form });
  return { status: reply.status, body: (await reply.json()) as { access_token?: string } };
}
