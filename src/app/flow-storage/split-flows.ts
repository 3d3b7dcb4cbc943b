import type { FlowFiles, FlowNode } from './flow-node.js';
import { fileNames } from './file-names.js';

/** What belongs to no tab: shared config nodes, subflows with their content, global groups. */
export const sharedFile = 'konfiguration.json';

/**
 * One file per tab, the rest in `konfiguration.json`. A tab remembers its place in the editor's row of tabs as
 * `position`, since the files themselves have no order.
 */
export function splitFlows(flows: readonly FlowNode[]): FlowFiles {
  const tabs = flows.filter((node) => node.type === 'tab');
  const names = fileNames(tabs.map((tab) => ({ id: tab.id, label: labelOf(tab) })));
  const files = new Map<string, FlowNode[]>();
  for (const node of flows) {
    const tabId = node.type === 'tab' ? node.id : node.z;
    const name = (tabId === undefined ? undefined : names.get(tabId)) ?? sharedFile;
    const position = tabs.indexOf(node) + 1;
    files.set(name, [...(files.get(name) ?? []), position === 0 ? node : { ...node, position }]);
  }
  return new Map([...files].map(([name, nodes]) => [name, nodes.toSorted(tabFirstThenById)]));
}

/** The flows as Node-RED wants them: tabs in the order of the editor, then what is shared, then the nodes of each tab. */
export function joinFlows(files: FlowFiles): FlowNode[] {
  const all = [...files.values()].flat();
  const tabs = all.filter((node) => node.type === 'tab').toSorted((a, b) => positionOf(a) - positionOf(b) || compare(labelOf(a), labelOf(b)));
  const place = new Map(tabs.map((tab, index) => [tab.id, index]));
  const rank = (node: FlowNode): number => place.get(node.z ?? '') ?? -1;
  const rest = all.filter((node) => node.type !== 'tab').toSorted((a, b) => rank(a) - rank(b));
  return [...tabs.map(withoutPosition), ...rest];
}

function withoutPosition(tab: FlowNode): FlowNode {
  return Object.fromEntries(Object.entries(tab).filter(([key]) => key !== 'position')) as unknown as FlowNode;
}

function labelOf(tab: FlowNode): string {
  return typeof tab['label'] === 'string' ? tab['label'] : '';
}

function positionOf(tab: FlowNode): number {
  return typeof tab['position'] === 'number' ? tab['position'] : Number.MAX_SAFE_INTEGER;
}

function tabFirstThenById(a: FlowNode, b: FlowNode): number {
  return Number(b.type === 'tab') - Number(a.type === 'tab') || compare(a.id, b.id);
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
