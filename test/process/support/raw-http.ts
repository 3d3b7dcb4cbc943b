import { connect } from 'node:net';

export interface RawAnswer { readonly status: number; readonly body: string }

const limitMs = 10_000;

/**
 * Sends a request byte for byte as given, since every client would tidy up its path, and reads one answer.
 * @param target what stands in the request line
 */
export function rawRequest(port: number, { method = 'GET', target, headers = {}, body = '' }: {
  readonly method?: string; readonly target: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string;
}): Promise<RawAnswer> {
  const given = { Host: `127.0.0.1:${port}`, Connection: 'close', ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }), ...headers };
  const head = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const pieces: Buffer[] = [];
    socket.setTimeout(limitMs, () => { socket.destroy(new Error(`no answer to ${method} ${target}`)); });
    socket.once('error', reject);
    socket.on('data', (piece) => { pieces.push(piece); });
    socket.once('close', () => { resolve(parse(Buffer.concat(pieces).toString('utf8'))); });
    socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`, 'latin1'));
  });
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), body: end < 0 ? '' : text.slice(end + 4) };
}
