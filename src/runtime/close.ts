import type { Node } from 'node-red';

export interface CloseOptions {
  /** Stays below Node-RED's own limit of 15 s, so that a slow end is told apart from a hanging one. */
  readonly timeoutMs?: number;
}

/**
 * The one way to write a close handler. Two arguments make Node-RED wait for `done`; whatever the handler throws is logged
 * (Node-RED swallows it), and an end that takes too long is cut off.
 */
export function onClose(node: Node, close: (removed: boolean) => Promise<void> | void, { timeoutMs = 10_000 }: CloseOptions = {}): void {
  node.on('close', (removed: boolean, done: () => void) => {
    void closeWithin(node, async () => close(removed), timeoutMs).then(done);
  });
}

async function closeWithin(node: Node, close: () => Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => { timer = setTimeout(resolve, timeoutMs, 'late'); });
  try {
    if (await Promise.race([close(), late]) === 'late') node.warn(`nach ${timeoutMs} ms nicht beendet`);
  } catch (error) {
    node.warn(`beim Beenden: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
