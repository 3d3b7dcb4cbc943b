import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowNode } from '../../../src/app/flow-storage/flow-node.js';
import { flowStorage, type FlowStorage } from '../../../src/app/flow-storage/flow-storage.js';

const tab = (id: string, label: string): FlowNode => ({ id, type: 'tab', label });
const node = (id: string, z: string, x = 100): FlowNode => ({ id, type: 'inject', z, x, y: 60, wires: [[]] });

describe('the storage of the flows', () => {
  let root: string;
  let flowsDir: string;
  let storage: FlowStorage;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'flows-'));
    flowsDir = join(root, 'flows');
    storage = flowStorage({ flowsDir, stateDir: join(root, 'state') });
    await storage.saveFlows([tab('t1', 'Eins'), node('a', 't1'), tab('t2', 'Zwei'), node('b', 't2'), { id: 'c', type: 'hub-config' }]);
  });
  afterEach(() => rm(root, { recursive: true }));

  const written = async (name: string): Promise<bigint> => (await stat(join(flowsDir, name), { bigint: true })).ino;

  it('gives back what it was given', async () => {
    assert.deepEqual(await storage.getFlows(), [tab('t1', 'Eins'), tab('t2', 'Zwei'), { id: 'c', type: 'hub-config' }, node('a', 't1'), node('b', 't2')]);
  });

  it('writes only the file of the tab that changed', async () => {
    const before = [await written('eins.json'), await written('konfiguration.json')];
    await storage.saveFlows([tab('t1', 'Eins'), node('a', 't1'), tab('t2', 'Zwei'), node('b', 't2', 140), { id: 'c', type: 'hub-config' }]);
    assert.match(await readFile(join(flowsDir, 'zwei.json'), 'utf8'), /"x": 140/);
    assert.deepEqual([await written('eins.json'), await written('konfiguration.json')], before);
  });

  it('renames the file of a renamed tab and removes that of a deleted one', async () => {
    await storage.saveFlows([tab('t1', 'Neuer Name'), node('a', 't1')]);
    assert.deepEqual(await readdir(flowsDir), ['neuer-name.json']);
  });

  it('leaves no temporary file behind', async () => {
    assert.deepEqual((await readdir(flowsDir)).sort(), ['eins.json', 'konfiguration.json', 'zwei.json']);
  });

  it('refuses to start on a broken file and names it', async () => {
    await writeFile(join(flowsDir, 'zwei.json'), '[{"id": "t2",');
    await assert.rejects(storage.init(), /zwei\.json ist kein gültiges JSON/);
  });

  it('refuses to start on a file that holds no nodes and names the entry', async () => {
    await writeFile(join(flowsDir, 'zwei.json'), '[{"id": "t2", "type": "tab"}, {"id": 5}]');
    await assert.rejects(storage.init(), /zwei\.json: Eintrag 2 ist kein Knoten/);
  });

  it('refuses to start on a copied file, since every node would be there twice', async () => {
    await writeFile(join(flowsDir, 'kopie.json'), await readFile(join(flowsDir, 'zwei.json')));
    await assert.rejects(storage.init(), /b kommt zweimal vor|t2 kommt zweimal vor/);
  });

  it('does not overwrite what somebody changed beside the running hub', async () => {
    await storage.getFlows();
    await writeFile(join(flowsDir, 'zwei.json'), '[{"id": "t2", "type": "tab", "label": "Zwei", "info": "aus git"}]');
    await assert.rejects(storage.saveFlows([tab('t1', 'Eins'), tab('t2', 'Zwei'), node('b', 't2', 180)]), /zwei\.json wurde außerhalb des Editors geändert/);
    assert.match(await readFile(join(flowsDir, 'zwei.json'), 'utf8'), /aus git/);
  });

  it('saves again once the foreign change has been loaded', async () => {
    await writeFile(join(flowsDir, 'zwei.json'), '[{"id": "t2", "type": "tab", "label": "Zwei", "info": "aus git"}]');
    const loaded = await storage.getFlows();
    await storage.saveFlows([...loaded, node('d', 't2')]);
    assert.match(await readFile(join(flowsDir, 'zwei.json'), 'utf8'), /aus git[^]*"d"/);
  });

  it('keeps credentials out of the flows, readable by the hub alone', async () => {
    await storage.saveCredentials({ $: 'verschlüsselt' });
    assert.equal((await stat(join(root, 'state', 'credentials.json'))).mode & 0o777, 0o600);
    assert.deepEqual(await storage.getCredentials(), { $: 'verschlüsselt' });
  });

  it('answers empty credentials, settings and sessions on the first start', async () => {
    assert.deepEqual([await storage.getCredentials(), await storage.getSettings(), await storage.getSessions()], [{}, {}, {}]);
  });

  it('keeps the last of many sessions written at once', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((n) => storage.saveSessions({ n })));
    assert.deepEqual(await storage.getSessions(), { n: 5 });
  });

  it('lists and reads what was saved to the library', async () => {
    await storage.saveLibraryEntry('functions', 'kanzlei/umbenennen.js', { name: 'Umbenennen', outputs: '1' }, 'return msg;\n// name: bleibt\n');
    assert.deepEqual(await storage.getLibraryEntry('functions', ''), ['kanzlei']);
    assert.deepEqual(await storage.getLibraryEntry('functions', 'kanzlei/'), [{ name: 'Umbenennen', outputs: '1', fn: 'umbenennen.js' }]);
    assert.equal(await storage.getLibraryEntry('functions', 'kanzlei/umbenennen.js'), 'return msg;\n// name: bleibt\n');
  });

  it('lets no path lead out of the library', async () => {
    await storage.saveCredentials({ $: 'x' });
    await assert.rejects(storage.getLibraryEntry('..', 'credentials.json'), /hinaus/);
    await assert.rejects(storage.getLibraryEntry('flows', '/../../credentials.json'), /hinaus/);
  });
});
