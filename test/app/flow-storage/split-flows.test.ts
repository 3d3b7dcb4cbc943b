import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FlowNode } from '../../../src/app/flow-storage/flow-node.js';
import { flowText, parseFlowText } from '../../../src/app/flow-storage/flow-text.js';
import { joinFlows, splitFlows } from '../../../src/app/flow-storage/split-flows.js';

const ids = fc.stringMatching(/^[0-9a-f]{1,8}$/);
const labels = fc.oneof(fc.constantFrom('Beteiligte-Sync', 'beteiligte sync', 'Konfiguration', 'Über ß', '', '…'), fc.string({ unit: 'grapheme', maxLength: 80 }));

/** Tabs, subflows, their nodes, shared config nodes and nodes of a tab that is gone. */
const flows = fc.record({
  tabs: fc.uniqueArray(fc.record({ id: ids, label: labels }), { selector: ({ id }) => id, maxLength: 6 }),
  nodes: fc.uniqueArray(fc.record({ id: ids, home: fc.nat(9), x: fc.nat(2000), kind: fc.constantFrom('inject', 'group', 'redis', 'subflow') }), { selector: ({ id }) => id, maxLength: 20 }),
}).map(({ tabs, nodes }) => [
  ...tabs.map(({ id, label }): FlowNode => ({ id: `t${id}`, type: 'tab', label })),
  ...nodes.map(({ id, home, x, kind }): FlowNode => ({
    id: `n${id}`, type: kind, x, ...(home < tabs.length ? { z: `t${tabs[home]!.id}` } : home === 9 ? { z: 'gone' } : {}), wires: [],
  })),
]);

const byId = (nodes: readonly FlowNode[]): FlowNode[] => nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('splitting flows into files', () => {
  it('loses and adds nothing: joining what was split gives the same nodes', () => {
    fc.assert(fc.property(flows, (nodes) => {
      assert.deepEqual(byId(joinFlows(splitFlows(nodes))), byId(nodes));
    }));
  });

  it('keeps the order of the tabs', () => {
    fc.assert(fc.property(flows, (nodes) => {
      const order = (list: readonly FlowNode[]): string[] => list.filter(({ type }) => type === 'tab').map(({ id }) => id);
      assert.deepEqual(order(joinFlows(splitFlows(nodes))), order(nodes));
    }));
  });

  it('gives every tab a file of its own, with the tab first', () => {
    fc.assert(fc.property(flows, (nodes) => {
      const files = splitFlows(nodes);
      const own = [...files].filter(([name]) => name !== 'konfiguration.json');
      assert.equal(own.length, nodes.filter(({ type }) => type === 'tab').length);
      for (const [, content] of own) assert.deepEqual(content.map(({ type }) => type === 'tab').indexOf(true), 0);
    }));
  });

  it('writes the same bytes whatever the order in which the editor sends the nodes', () => {
    fc.assert(fc.property(flows, (nodes) => {
      const texts = (list: readonly FlowNode[]): [string, string][] => [...splitFlows(list)].map(([name, content]): [string, string] => [name, flowText(content)]).sort();
      const tabs = nodes.filter(({ type }) => type === 'tab');
      const others = nodes.filter(({ type }) => type !== 'tab').toReversed();
      assert.deepEqual(texts([...others, ...tabs]), texts(nodes));
    }));
  });

  it('reads back what it wrote and writes it again byte for byte', () => {
    fc.assert(fc.property(flows, (nodes) => {
      for (const [name, content] of splitFlows(nodes)) {
        const text = flowText(content);
        assert.equal(flowText(parseFlowText(text, name)), text);
      }
    }));
  });

  it('names files as their tabs are called', () => {
    const files = splitFlows([{ id: 'a', type: 'tab', label: 'Kalender-Sync (täglich)' }, { id: 'b', type: 'tab', label: 'Übergröße & Maß' }]);
    assert.deepEqual([...files.keys()], ['kalender-sync-taeglich.json', 'uebergroesse-mass.json']);
  });

  it('gives two tabs with one label two files, whichever comes first in the editor', () => {
    const one: FlowNode = { id: 'a', type: 'tab', label: 'Betrieb' };
    const two: FlowNode = { id: 'b', type: 'tab', label: 'Betrieb' };
    const idsOf = (name: string, nodes: readonly FlowNode[]): string[] => splitFlows(nodes).get(name)?.map(({ id }) => id) ?? [];
    assert.deepEqual([idsOf('betrieb.json', [one, two]), idsOf('betrieb-2.json', [two, one])], [['a'], ['b']]);
  });

  it('keeps a tab called like the shared file apart from it', () => {
    const files = splitFlows([{ id: 'a', type: 'tab', label: 'Konfiguration' }, { id: 'b', type: 'hub-config' }]);
    assert.deepEqual([...files.keys()], ['konfiguration-2.json', 'konfiguration.json']);
  });

  it('puts subflows with their nodes into the shared file', () => {
    const files = splitFlows([{ id: 's', type: 'subflow', name: 'Teil' }, { id: 'n', type: 'change', z: 's' }, { id: 't', type: 'tab', label: 'T' }]);
    assert.deepEqual(files.get('konfiguration.json')?.map(({ id }) => id), ['n', 's']);
  });

  it('changes two lines when a node is moved', () => {
    const node: FlowNode = { id: 'n', type: 'inject', z: 't', name: 'Start', x: 100, y: 60, wires: [['m']] };
    const before = flowText([node]).split('\n');
    const after = flowText([{ ...node, wires: [['m']], y: 80, x: 120 }]).split('\n');
    assert.deepEqual(after.filter((line, index) => line !== before[index]).map((line) => line.trim()), ['"x": 120,', '"y": 80,']);
  });
});
