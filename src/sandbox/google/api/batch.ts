import { randomBytes } from 'node:crypto';
import { header, type Handler, type Reply, type SandboxRequest } from '../../http/exchange.js';
import { GoogleError } from '../errors.js';

const MOST_CALLS = 1000;
const LINE = '\r\n';

/** `POST /batch/calendar/v3`: each part is a call of its own, with its own status. */
export async function answerBatch(request: SandboxRequest, handle: Handler): Promise<Reply> {
  const boundary = /boundary="?(?<boundary>[^";]+)"?/iu.exec(header(request, 'content-type') ?? '')?.groups?.['boundary'];
  if (boundary === undefined) throw new GoogleError(400, 'badRequest', 'Failed to parse batch request, error: missing boundary.');
  const parts = request.body.toString('utf8').split(`--${boundary}`).slice(1, -1);
  if (parts.length > MOST_CALLS) throw new GoogleError(400, 'badRequest', 'The batch request has too many parts.');
  const mark = `batch_${randomBytes(12).toString('base64url')}`;
  let body = '';
  for (const part of parts) body += `--${mark}${LINE}${await answerPart(part, request, handle)}`;
  return { status: 200, headers: { 'Content-Type': `multipart/mixed; boundary=${mark}` }, body: `${body}--${mark}--${LINE}` };
}

async function answerPart(part: string, outer: SandboxRequest, handle: Handler): Promise<string> {
  const [head = '', ...rest] = part.replace(/^\r?\n/u, '').split(/\r?\n\r?\n/u);
  const contentId = readHeaders(head)['content-id'] ?? '';
  const reply = await handle(innerRequest(rest, outer));
  const body = typeof reply.body === 'string' ? reply.body : '';
  const lines = [`HTTP/1.1 ${reply.status} ${reply.status < 400 ? 'OK' : 'Error'}`, `Content-Type: application/json; charset=UTF-8`, `Content-Length: ${Buffer.byteLength(body)}`];
  return ['Content-Type: application/http', `Content-ID: ${contentId.replace('<', '<response-')}`, '', ...lines, '', body, ''].join(LINE);
}

/** Authorisation comes from the outer request unless the part has its own. */
function innerRequest([start = '', ...body]: string[], outer: SandboxRequest): SandboxRequest {
  const [line = '', ...headerLines] = start.split(/\r?\n/u);
  const [method = 'GET', target = '/'] = line.split(' ');
  const [path = '/', query = ''] = target.split('?');
  const headers = readHeaders(headerLines.join('\n'));
  const authorization = header(outer, 'authorization');
  return {
    method, path, query, remote: outer.remote,
    headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
    body: Buffer.from(body.join('\n\n').trimEnd()),
  };
}

function readHeaders(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/\r?\n/u).flatMap((line) => {
    const at = line.indexOf(':');
    return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]];
  }));
}
