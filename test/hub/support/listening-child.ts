/** A process that takes one event and never finishes it. Arguments: socket path. Says "begun" on standard output. */
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { bullEvents } from '../../../src/hub/events/bull-events.js';
import { connectRedis } from '../../../src/hub/redis/connect.js';
import { recordingLog } from './quiet-log.js';

async function main(socketPath: string): Promise<void> {
  const log = recordingLog();
  const target = { kind: 'socket', path: socketPath } as const;
  const events = bullEvents({
    producer: await connectRedis(target, { db: 0, role: 'request', name: 'child', log }),
    workers: await connectRedis(target, { db: 0, role: 'worker', name: 'child', log }),
    cache: await connectRedis(target, { db: 1, role: 'request', name: 'child', log }),
    effects: realEffects(), log,
  });
  await events.listen('vmh.beteiligte.update', { concurrency: 1, timeoutMs: 60_000 }, () => {
    process.stdout.write('begun\n');
    return new Promise(() => undefined);
  });
}

void main(process.argv[2] ?? '');
