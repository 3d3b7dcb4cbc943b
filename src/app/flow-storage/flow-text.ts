import type { FlowNode } from './flow-node.js';

/** First in every node, in this order; what lies between is sorted by name. */
const first = ['id', 'type', 'position', 'z', 'g', 'label', 'name'];
/** Last: what moving and rewiring a node changes. */
const last = ['x', 'y', 'w', 'h', 'wires'];

/** The one way a flow file is written, so that a diff shows what somebody changed and nothing else. */
export function flowText(nodes: readonly FlowNode[]): string {
  return `${JSON.stringify(nodes.map(orderedKeys), null, 2)}\n`;
}

/** Throws an Error whose message names the file and says what is wrong with it. */
export function parseFlowText(text: string, fileName: string): FlowNode[] {
  const value = parseJson(text, fileName);
  if (!Array.isArray(value)) throw new Error(`${fileName} enthält keine Liste von Knoten.`);
  value.forEach((node: unknown, index) => {
    if (!isFlowNode(node)) throw new Error(`${fileName}: Eintrag ${index + 1} ist kein Knoten (ihm fehlt "id" oder "type").`);
  });
  return value as FlowNode[];
}

function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${fileName} ist kein gültiges JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function isFlowNode(value: unknown): value is FlowNode {
  return typeof value === 'object' && value !== null
    && 'id' in value && typeof value.id === 'string' && 'type' in value && typeof value.type === 'string';
}

function orderedKeys(node: FlowNode): Record<string, unknown> {
  const keys = Object.keys(node);
  const between = keys.filter((key) => !first.includes(key) && !last.includes(key)).sort();
  return Object.fromEntries([...first, ...between, ...last].filter((key) => keys.includes(key)).map((key) => [key, node[key]]));
}
