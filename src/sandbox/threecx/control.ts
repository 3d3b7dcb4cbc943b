import { z } from 'zod';
import { controlApi, done } from '../control/control.js';
import { bodyJson, json, type Handler, type SandboxRequest } from '../http/exchange.js';
import type { PathParameters, Route, RouteHandler } from '../http/route.js';
import { soundReply } from './api/xapi-routes.js';
import { Refusal } from '../http/refusal.js';
import { hubAddressSchema, pbxSettingsSchema } from './settings.js';
import { dns } from './state.js';
import type { PbxSystem } from './system.js';

const CALL = '/_sandbox/calls/:callid';
const ringSchema = z.strictObject({ number: z.string().max(40), extensions: z.array(z.string()), name: z.string().max(80).optional() });
const dialSchema = z.strictObject({ extension: z.string(), destination: z.string().min(1).max(40) });
const extensionSchema = z.strictObject({ extension: z.string().optional() });
const transferSchema = z.strictObject({ to: z.string() });

/** The control side of the telephone system: what people do with their telephones, and what a test wants to force. */
export function pbxControl(system: PbxSystem, info: () => object): Handler {
  return controlApi({
    log: system.log,
    faults: system.faults,
    page: '../threecx/page.html',
    info: () => ({ ...info(), dns, hub: system.hub?.url ?? null }),
    settings: system.settings,
    settingsSchema: pbxSettingsSchema.partial(),
    routes: [...callRoutes(system), ...serviceRoutes(system)].map(politely),
  });
}

function callRoutes({ pbx, state }: PbxSystem): Route[] {
  const callid = (at: PathParameters): number => Number(at['callid']);
  return [
    { method: 'GET', pattern: '/_sandbox/calls', handle: () => json(200, { live: state.calls, finished: state.finished.slice(-30) }) },
    { method: 'POST', pattern: '/_sandbox/calls/ring', handle: (request) => {
      const { number, extensions, name } = ringSchema.parse(bodyJson(request));
      return json(200, pbx.ring(number, extensions, name));
    } },
    { method: 'POST', pattern: '/_sandbox/calls/dial', handle: (request) => {
      const { extension, destination } = dialSchema.parse(bodyJson(request));
      return json(200, pbx.dial(extension, destination).call);
    } },
    { method: 'POST', pattern: `${CALL}/answer`, handle: (request, at) => done(() => pbx.answer(callid(at), extensionSchema.parse(bodyOrNothing(request)).extension)) },
    { method: 'POST', pattern: `${CALL}/transfer`, handle: (request, at) => done(() => pbx.transfer(callid(at), transferSchema.parse(bodyJson(request)).to)) },
    { method: 'POST', pattern: `${CALL}/hang-up`, handle: (_request, at) => done(() => pbx.hangUp(callid(at))) },
    { method: 'GET', pattern: '/_sandbox/recordings', handle: () => json(200, state.recordings) },
    { method: 'GET', pattern: '/_sandbox/recordings/:id', handle: (_request, at) => {
      const recording = state.recordings.find(({ id }) => String(id) === at['id']);
      return recording === undefined ? json(404, { message: 'Diese Aufnahme gibt es nicht.' }) : soundReply(recording);
    } },
  ];
}

function serviceRoutes(system: PbxSystem): Route[] {
  const { tokens, socket, pbx, reports } = system;
  return [
    { method: 'POST', pattern: '/_sandbox/steal-token', handle: () => done(() => tokens.renew()) },
    { method: 'POST', pattern: '/_sandbox/expire-token', handle: () => done(() => tokens.expire()) },
    { method: 'POST', pattern: '/_sandbox/drop-sockets', handle: () => done(() => socket.drop()) },
    { method: 'POST', pattern: '/_sandbox/freeze-sockets', handle: () => done(() => socket.freeze()) },
    { method: 'POST', pattern: '/_sandbox/restart', handle: () => done(() => {
      pbx.restart();
      socket.drop();
    }) },
    { method: 'GET', pattern: '/_sandbox/sockets', handle: () => json(200, { open: socket.open }) },
    { method: 'GET', pattern: '/_sandbox/reports', handle: () => json(200, reports.deliveries) },
    { method: 'POST', pattern: '/_sandbox/reports/settle', handle: async () => {
      await reports.settled();
      return json(200, {});
    } },
    { method: 'PUT', pattern: '/_sandbox/hub', handle: (request) => done(() => { system.hub = hubAddressSchema.parse(bodyJson(request)); }) },
    { method: 'DELETE', pattern: '/_sandbox/hub', handle: () => done(() => { system.hub = undefined; }) },
  ];
}

function bodyOrNothing(request: SandboxRequest): unknown {
  return request.body.length === 0 ? {} : bodyJson(request);
}

/** A refusal in words for the page. */
function politely(route: Route): Route {
  const handle: RouteHandler = async (request, at) => {
    try {
      return await route.handle(request, at);
    } catch (error) {
      if (error instanceof Refusal) return json(error.status, { message: error.message });
      if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) });
      throw error;
    }
  };
  return { ...route, handle };
}
