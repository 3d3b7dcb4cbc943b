import type { Node, NodeStatus } from 'node-red';
import { onClose } from './close.js';

/** The closed vocabulary of node states; every one has a text key below `common.status` in the shared locales. */
export type State = 'idle' | 'working' | 'ok' | 'retrying' | 'error' | 'incomplete';

/** Changes that follow each other faster than this are shown as their last one: the editor cannot show more, and each costs a broadcast. */
const settleMs = 250;

const looks: Readonly<Record<State, NodeStatus>> = {
  idle: { fill: 'grey', shape: 'ring', text: 'common.status.idle' },
  working: { fill: 'blue', shape: 'dot', text: 'common.status.working' },
  ok: { fill: 'green', shape: 'dot', text: 'common.status.ok' },
  retrying: { fill: 'yellow', shape: 'ring', text: 'common.status.retrying' },
  error: { fill: 'red', shape: 'ring', text: 'common.status.error' },
  incomplete: { fill: 'red', shape: 'ring', text: 'common.status.incomplete' },
};

/** The one writer of a node's status. */
export interface StatusLine {
  /** Shows the state; the same state again costs nothing. */
  show(state: State): void;
}

const lines = new WeakMap<Node, StatusLine>();

/** The status line of a node; every call for the same node answers the same one. */
export function statusOf(node: Node): StatusLine {
  const known = lines.get(node);
  if (known) return known;
  const line = createLine(node);
  lines.set(node, line);
  return line;
}

function createLine(node: Node): StatusLine {
  let shown: State | undefined;
  let wanted: State | undefined;
  let settling: NodeJS.Timeout | undefined;

  const publish = (state: State): void => {
    shown = state;
    node.status(looks[state]);
    settling = setTimeout(() => {
      settling = undefined;
      if (wanted !== undefined && wanted !== shown) publish(wanted);
    }, settleMs);
    settling.unref();
  };
  onClose(node, () => { clearTimeout(settling); });
  return {
    show(state) {
      wanted = state;
      if (state !== shown && settling === undefined) publish(state);
    },
  };
}
