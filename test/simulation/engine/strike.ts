import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { TransportFault } from '../../../src/systems/http/transport-fault.js';
import type { Fault } from './faults.js';

const answer = (status: number, body = '', headers: Record<string, string> = {}): HttpAnswer => ({ status, headers, body: Buffer.from(body) });
const page = '<html><body><h1>Gateway</h1></body></html>';

/** As the hub's own wrappers around Redis and the data base put it. */
const down = (): HubError => new HubError('unavailable', 'antwortet nicht', { retryable: true, retryAfterMs: 5_000 });

/** Whether the fault keeps the effect from happening at all. */
export const isBefore = ({ kind }: Fault): boolean => before.has(kind);

const before: ReadonlySet<Fault['kind']> = new Set([
  'down_before', 'refused', 'timeout_before', '400', '401', '403', '409', '429', '503', '500_before', 'html_instead', 'gateway_404', 'crash_before',
]);

/** Runs an action as the fault lets it run. Crashes, freezes and stale reads are the driver's. */
export async function strike<T>(fault: Fault, action: () => Promise<T>): Promise<T> {
  // The answer of every effect over HTTP is an HttpAnswer.
  const instead = (made: HttpAnswer): T => made as unknown as T;
  switch (fault.kind) {
    case 'crash_before': case 'crash_after': case 'freeze': case 'stale_read': case 'short_read': return await action();
    case 'down_before': throw down();
    case 'down_after': await action(); throw down();
    case 'refused': throw new TransportFault('not_sent', 'ECONNREFUSED');
    case 'timeout_before': throw new TransportFault('timeout', undefined);
    case 'timeout_after': await action(); throw new TransportFault('timeout', undefined);
    case 'reset_after': await action(); throw new TransportFault('broken', 'ECONNRESET');
    case 'truncated_after': await action(); throw new TransportFault('truncated', undefined);
    case '400': case '409': return instead(answer(Number(fault.kind), '{}'));
    case '401': return instead(answer(401));
    case '403': return instead(answer(403, '{}', { 'x-status-reason': 'No access.' }));
    case '429': return instead(answer(429, '', { 'retry-after': '2' }));
    case '503': return instead(answer(503, page));
    case '500_before': return instead(answer(500));
    case '500_after': await action(); return instead(answer(500));
    case '502_after': await action(); return instead(answer(502, page));
    case '504_after': await action(); return instead(answer(504, page));
    case 'html_after': await action(); return instead(answer(200, page));
    case 'html_instead': return instead(answer(200, page));
    case 'empty_after': await action(); return instead(answer(200));
    case 'gateway_404': return instead(answer(404, page));
  }
}
