import { header, html, json, type Handler, type Reply, type SandboxRequest } from '../../http/exchange.js';
import { findRoute, type PathParameters, type Route } from '../../http/route.js';
import type { AccessTokens } from '../access/access-tokens.js';
import type { ApiFaults, StruckFault } from '../api-faults.js';
import type { CallLog } from '../call-log.js';
import { GoogleError } from '../errors.js';
import type { AccessToken } from '../state.js';
import { aclOperations } from './acl-operations.js';
import { answerBatch } from './batch.js';
import { calendarListOperations } from './calendar-list-operations.js';
import { calendarsOperations } from './calendars-operations.js';
import type { Answer, Call, Operation } from './call.js';
import { channelOperations } from './channel-operations.js';
import type { Desk } from './desk.js';
import { eventsOperations } from './events-operations.js';
import { faultReply } from './fault-reply.js';
import { selectFields } from './partial-response.js';

export type ApiOptions = { readonly desk: Desk; readonly tokens: AccessTokens; readonly faults: ApiFaults; readonly calls: CallLog; readonly token: Handler };

const BASE = '/calendar/v3';
const BATCH = '/batch/calendar/v3';

/** The whole HTTP surface of Google: the token endpoint, the calendar API, batches of it. */
export function googleApi(options: ApiOptions): Handler {
  const { desk } = options;
  const operations = [...channelOperations(desk), ...eventsOperations(desk), ...calendarsOperations(desk), ...calendarListOperations(desk), ...aclOperations(desk)];
  const routes = operations.map((operation): Route => ({
    method: operation.method, pattern: `${BASE}${operation.pattern}`, handle: (request, at) => perform(options, operation, request, at),
  }));
  const handle: Handler = async (request) => {
    if (request.path === '/token' && request.method === 'POST') return options.token(request);
    if (request.path === BATCH && request.method === 'POST') return politely(() => answerBatch(request, handle));
    const route = findRoute(routes, request.method, request.path);
    return route.kind === 'found' ? route.handle(request, route.parameters) : html(404, '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title><p><b>404.</b> That’s an error.');
  };
  return handle;
}

async function politely(action: () => Promise<Reply>): Promise<Reply> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof GoogleError) return errorReply(error);
    throw error;
  }
}

/** One call from the door to the reply, noted in the log whatever comes of it. */
function perform(options: ApiOptions, operation: Operation, request: SandboxRequest, at: PathParameters): Reply {
  const query = new URLSearchParams(request.query);
  const note = { access: undefined as AccessToken | undefined, quotaUser: '', fault: undefined as StruckFault | undefined };
  let reason: string | undefined;
  let reply: Reply;
  try {
    const access = options.tokens.require(request);
    request.caller = access.user;
    note.access = access;
    note.quotaUser = query.get('quotaUser') ?? header(request, 'x-goog-quota-user') ?? access.user;
    options.desk.quota.countCall(note.quotaUser);
    note.fault = options.faults.take({ method: operation.name, calendarId: at['calendarId'], quotaUser: note.quotaUser, hasSyncToken: query.has('syncToken') });
    reply = work(operation, { access, quotaUser: note.quotaUser, query, at, request, fault: note.fault });
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    reason = error.reason;
    reply = errorReply(error);
  }
  options.calls.add({
    at: options.desk.store.now(), method: operation.name, calendarId: at['calendarId'], eventId: at['eventId'],
    user: note.access?.user ?? '', quotaUser: note.quotaUser, query: request.query, status: reply.status, reason, fault: note.fault?.kind,
  });
  return reply;
}

function work(operation: Operation, call: Call): Reply {
  const answer = faultReply(call.fault, () => operation.handle(call));
  if (answer.body === undefined) return { status: answer.status };
  return json(answer.status, visible(answer, call));
}

function visible({ body = {} }: Answer, call: Call): object {
  const fields = call.query.get('fields');
  return fields === null ? body : selectFields(body, fields);
}

function errorReply(error: GoogleError): Reply {
  return json(error.status, error.body(), error.details.headers);
}
