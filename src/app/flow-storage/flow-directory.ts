import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlowNode } from './flow-node.js';
import { flowText, parseFlowText } from './flow-text.js';
import { joinFlows, splitFlows } from './split-flows.js';
import { type FileChange, writeFiles } from './write-files.js';

/** The folder with one flow file per tab. */
export interface FlowDirectory {
  readonly load: () => Promise<FlowNode[]>;
  /** Writes the files that change and removes those of deleted tabs; refuses to overwrite what somebody else edited. */
  readonly save: (flows: readonly FlowNode[]) => Promise<void>;
}

export function flowDirectory(directory: string): FlowDirectory {
  /** What the files held when this process last read or wrote them. */
  let known: ReadonlyMap<string, string> | undefined;
  return {
    load: async () => {
      known = await readTexts(directory);
      const files = new Map([...known].map(([name, text]) => [name, parseFlowText(text, join(directory, name))]));
      refuseDoubledIds(files);
      return joinFlows(files);
    },
    save: async (flows) => {
      const present = await readTexts(directory);
      const wanted = new Map([...splitFlows(flows)].map(([name, nodes]) => [name, flowText(nodes)]));
      const changes = changesBetween(present, wanted);
      refuseForeignEdits(changes, present, known);
      await writeFiles(directory, changes);
      known = wanted;
    },
  };
}

async function readTexts(directory: string): Promise<ReadonlyMap<string, string>> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const)));
}

function changesBetween(present: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): FileChange[] {
  const written = [...wanted].filter(([name, text]) => present.get(name) !== text).map(([name, text]) => ({ name, text }));
  const removed = [...present.keys()].filter((name) => !wanted.has(name)).map((name) => ({ name, text: undefined }));
  return [...written, ...removed];
}

/** Node-RED's own revision knows only its memory: a `git pull` beside a running hub would be lost without this. */
function refuseForeignEdits(changes: readonly FileChange[], present: ReadonlyMap<string, string>, known: ReadonlyMap<string, string> | undefined): void {
  if (known === undefined) return;
  const foreign = changes.filter(({ name }) => present.get(name) !== known.get(name)).map(({ name }) => name);
  if (foreign.length > 0) {
    throw new Error(`${foreign.join(', ')} wurde außerhalb des Editors geändert. Bitte zuerst die Flows neu laden (Menü neben Deploy), dann die Änderung wiederholen.`);
  }
}

function refuseDoubledIds(files: ReadonlyMap<string, readonly FlowNode[]>): void {
  const seen = new Map<string, string>();
  for (const [name, nodes] of files) {
    for (const { id } of nodes) {
      const earlier = seen.get(id);
      if (earlier !== undefined) throw new Error(`Die Knoten-Id ${id} kommt zweimal vor: in ${earlier} und in ${name}. Eine der beiden Dateien ist eine Kopie.`);
      seen.set(id, name);
    }
  }
}
