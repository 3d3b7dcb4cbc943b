import { bodyJson, json, type Reply } from '../../http/exchange.js';
import type { Route } from '../../http/route.js';
import { isJsonObject } from '../../json.js';
import type { Pbx } from '../pbx/pbx.js';
import { Refusal } from '../../http/refusal.js';
import { dns, type Dn, type Participant } from '../state.js';

/** The Call Control API (3cx.md, A.2). */
export function callControlRoutes(pbx: Pbx): Route[] {
  const ends = (dn: string): Participant[] => pbx.calls.flatMap(({ legs }) => legs).filter((leg) => leg.dn === dn);
  const leg = (dn: string, id: string): Participant => ends(dn).find((one) => String(one.id) === id) ?? missing();
  const view = (dn: Dn): object => ({ dn: dn.dn, type: dn.type, devices: devicesOf(dn), participants: ends(dn.dn) });
  const start = (dn: string, body: unknown): Reply => {
    const destination = destinationOf(body);
    if (destination === undefined) return json(422, { error: { code: '', message: 'destination is required.' } });
    if (ends(dn).some(({ status }) => status !== 'Connected')) return json(200, { finalstatus: 'Rejected', reason: 'PhoneBusy', reasontext: 'Busy', result: null });
    return json(200, { finalstatus: 'Success', reason: 'None', reasontext: null, result: pbx.dial(dn, destination).leg });
  };
  return [
    { method: 'GET', pattern: '/callcontrol', handle: () => json(200, dns.map(view)) },
    { method: 'GET', pattern: '/callcontrol/:dn', handle: (_request, { dn = '' }) => json(200, view(pbx.dn(dn))) },
    { method: 'GET', pattern: '/callcontrol/:dn/devices', handle: (_request, { dn = '' }) => json(200, devicesOf(pbx.dn(dn))) },
    { method: 'GET', pattern: '/callcontrol/:dn/participants', handle: (_request, { dn = '' }) => json(200, ends(pbx.dn(dn).dn)) },
    { method: 'GET', pattern: '/callcontrol/:dn/participants/:id', handle: (_request, { dn = '', id = '' }) => json(200, leg(dn, id)) },
    { method: 'POST', pattern: '/callcontrol/:dn/makecall', handle: (request, { dn = '' }) => start(pbx.dn(dn).dn, bodyJson(request)) },
    { method: 'POST', pattern: '/callcontrol/:dn/devices/:device/makecall', handle: (request, { dn = '', device = '' }) => {
      if (pbx.dn(dn).deviceId !== device) throw new Refusal(404, 'Device not found.');
      return start(dn, bodyJson(request));
    } },
    { method: 'POST', pattern: '/callcontrol/:dn/participants/:id/:action', handle: (request, { dn = '', id = '', action = '' }) => {
      const one = leg(dn, id);
      act(pbx, one, action, destinationOf(bodyJson(request)));
      return json(200, { finalstatus: 'Success', reason: 'None', reasontext: null, result: one });
    } },
  ];
}

function act(pbx: Pbx, leg: Participant, action: string, destination: string | undefined): void {
  switch (action) {
    case 'drop': pbx.hangUp(leg.callid); return;
    case 'answer': pbx.answer(leg.callid, leg.dn); return;
    case 'transferto': pbx.transfer(leg.callid, destination ?? ''); return;
    default: throw new Refusal(422, `No such action: ${action}.`);
  }
}

function devicesOf({ dn, deviceId }: Dn): object[] {
  return deviceId === undefined ? [] : [{ dn, device_id: deviceId, user_agent: 'Sandbox Phone 1.0' }];
}

function destinationOf(body: unknown): string | undefined {
  const destination = isJsonObject(body) ? body['destination'] : undefined;
  return typeof destination === 'string' && destination !== '' ? destination : undefined;
}

function missing(): never {
  throw new Refusal(404, 'Participant not found.');
}
