import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowNode } from '../../src/app/flow-storage/flow-node.js';
import { parseFlowText } from '../../src/app/flow-storage/flow-text.js';
import { projectRoot } from '../../src/app/project-root.js';

export const flowsDir = join(projectRoot(__dirname), 'flows');

/** The flow files as they are committed. */
export const flowTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(flowsDir).filter((name) => name.endsWith('.json')).sort().map((name) => [name, readFileSync(join(flowsDir, name), 'utf8')]),
);

export const flowFiles: ReadonlyMap<string, readonly FlowNode[]> = new Map([...flowTexts].map(([name, text]) => [name, parseFlowText(text, name)]));
export const allNodes: readonly FlowNode[] = [...flowFiles.values()].flat();
export const tabs: readonly FlowNode[] = allNodes.filter(({ type }) => type === 'tab');

export const onTab = (tab: FlowNode): readonly FlowNode[] => allNodes.filter(({ z }) => z === tab.id);
export const text = (node: FlowNode, property: string): string => (typeof node[property] === 'string' ? node[property] : '');
export const number = (node: FlowNode, property: string): number => (typeof node[property] === 'number' ? node[property] : NaN);
export const wires = (node: FlowNode): readonly (readonly string[])[] => (Array.isArray(node['wires']) ? node['wires'] as string[][] : []);
export const byId = (id: string): FlowNode => {
  const node = allNodes.find((each) => each.id === id);
  if (!node) throw new Error(`Kein Knoten ${id}`);
  return node;
};
