import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlowNode } from './flow-node.js';
import { flowDirectory } from './flow-directory.js';
import { library, type Library } from './library.js';
import { writeFileSafely } from './write-files.js';

type JsonDocument = Readonly<Record<string, unknown>>;

/** Node-RED's storage interface (`storageModule` in settings.js). */
export interface FlowStorage {
  init(): Promise<void>;
  getFlows(): Promise<FlowNode[]>;
  saveFlows(flows: readonly FlowNode[]): Promise<void>;
  getCredentials(): Promise<JsonDocument>;
  saveCredentials(credentials: JsonDocument): Promise<void>;
  getSettings(): Promise<JsonDocument>;
  saveSettings(settings: JsonDocument): Promise<void>;
  getSessions(): Promise<JsonDocument>;
  saveSessions(sessions: JsonDocument): Promise<void>;
  getLibraryEntry: Library['read'];
  saveLibraryEntry: Library['save'];
}

export interface StoragePlaces {
  /** One JSON file per tab; under version control. */
  readonly flowsDir: string;
  /** Node-RED's own state with encrypted credentials and sessions; never under version control. */
  readonly stateDir: string;
}

/** Flows where a diff can be read, everything secret or passing where it cannot be committed by mistake. */
export function flowStorage({ flowsDir, stateDir }: StoragePlaces): FlowStorage {
  const flows = flowDirectory(flowsDir);
  const shelf = library(join(stateDir, 'library'));
  const credentials = jsonFile(join(stateDir, 'credentials.json'));
  const settings = jsonFile(join(stateDir, 'settings.json'));
  const sessions = jsonFile(join(stateDir, 'sessions.json'));
  return {
    init: async () => {
      await flows.load();
      // Node-RED looks here for packages installed from the editor and complains when there is no list.
      await writeFileSafely(join(stateDir, 'package.json'), '{"name": "node-red-state", "private": true}\n');
    },
    getFlows: flows.load,
    saveFlows: flows.save,
    getCredentials: credentials.read,
    saveCredentials: credentials.write,
    getSettings: settings.read,
    saveSettings: settings.write,
    getSessions: sessions.read,
    saveSessions: sessions.write,
    getLibraryEntry: shelf.read,
    saveLibraryEntry: shelf.save,
  };
}

interface JsonFile {
  readonly read: () => Promise<JsonDocument>;
  readonly write: (value: JsonDocument) => Promise<void>;
}

function jsonFile(path: string): JsonFile {
  /** Two logins at once write the sessions at once: one write after the other. */
  let writing: Promise<unknown> = Promise.resolve();
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
        throw error;
      });
      try {
        return JSON.parse(text) as JsonDocument;
      } catch (error) {
        throw new Error(`${path} ist kein gültiges JSON; die Datei wiederherstellen oder entfernen.`, { cause: error });
      }
    },
    write: async (value) => {
      const text = `${JSON.stringify(value, null, 2)}\n`;
      const write = writing.then(() => writeFileSafely(path, text));
      writing = write.catch(() => undefined);
      await write;
    },
  };
}
