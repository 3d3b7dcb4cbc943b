import assert from 'node:assert/strict';
import type { FlowNode } from '../../src/app/flow-storage/flow-node.js';
import { allNodes, byId, number, onTab, tabs, text, wires } from './shipped-flows.js';

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** x and y of a group are its corner; of a node, its centre. */
const groupBox = (group: FlowNode): Box => ({
  left: number(group, 'x'), top: number(group, 'y'), right: number(group, 'x') + number(group, 'w'), bottom: number(group, 'y') + number(group, 'h'),
});
const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const placed = allNodes.filter((node) => 'x' in node && node.type !== 'group');
const groupsOf = (tab: FlowNode): readonly FlowNode[] => onTab(tab).filter(({ type }) => type === 'group');

/** Whether the straight line between two points runs through a box, sampled finely enough for boxes of nodes. */
function passesThrough(from: FlowNode, to: FlowNode, box: Box): boolean {
  return Array.from({ length: 201 }, (_, step) => step / 200).some((part) => {
    const x = number(from, 'x') + (number(to, 'x') - number(from, 'x')) * part;
    const y = number(from, 'y') + (number(to, 'y') - number(from, 'y')) * part;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}

describe('the layout of the flows', () => {
  for (const tab of tabs) {
    describe(text(tab, 'label'), () => {
      it('tells in its description what it does', () => {
        assert.match(text(tab, 'info'), new RegExp(`^# ${text(tab, 'label')}\n`));
      });

      it('opens with comments: what it does, and what staff may change', () => {
        const comments = onTab(tab).filter(({ type }) => type === 'comment');
        const firstGroup = Math.min(...groupsOf(tab).map((group) => number(group, 'y')));
        assert.ok(comments.length >= 2 && comments.every((comment) => number(comment, 'y') < firstGroup));
        assert.ok(comments.some((comment) => text(comment, 'name').startsWith("Ändern dürfen Sie:") && text(comment, 'info').includes('Das dürfen Sie ändern')));
      });

      it('names every node, so that staff can talk about it', () => {
        assert.deepEqual(onTab(tab).filter((node) => text(node, 'name').trim() === '').map(({ type }) => type), []);
      });

      it('keeps every node but the comments in a group, and lists it there', () => {
        const loose = onTab(tab).filter((node) => node.type !== 'group' && node.type !== 'comment' && !('g' in node));
        assert.deepEqual(loose.map((node) => text(node, 'name')), []);
        for (const group of groupsOf(tab)) {
          const members = onTab(tab).filter(({ g }) => g === group.id).map(({ id }) => id).sort();
          assert.deepEqual(group['nodes'], members, text(group, 'name'));
        }
      });

      it('keeps its groups apart', () => {
        const groups = groupsOf(tab);
        for (const group of groups) {
          for (const other of groups) assert.ok(group === other || !overlap(groupBox(group), groupBox(other)), `${text(group, 'name')} / ${text(other, 'name')}`);
        }
      });

      it('leads no wire through a group that it does not belong to', () => {
        for (const node of onTab(tab)) {
          for (const target of wires(node).flat().map(byId)) {
            const foreign = groupsOf(tab).filter(({ id }) => id !== node['g'] && id !== target['g']);
            const crossed = foreign.filter((group) => passesThrough(node, target, groupBox(group))).map((group) => text(group, 'name'));
            assert.deepEqual(crossed, [], `${text(node, 'name')} → ${text(target, 'name')}`);
          }
        }
      });

      it('flows from left to right', () => {
        for (const node of onTab(tab)) {
          for (const target of wires(node).flat().map(byId)) assert.ok(number(target, 'x') > number(node, 'x'), `${text(node, 'name')} → ${text(target, 'name')}`);
        }
      });

      it('catches the errors of its work', () => {
        const catching = new Set(onTab(tab).filter(({ type, scope }) => type === 'catch' && scope === 'group').map(({ g }) => g));
        const working = onTab(tab).filter(({ type }) => ['webhook-verify', 'event-emit', 'advoware-request', 'beteiligte-sync', 'calendar-sync', 'lead-intake'].includes(type));
        assert.deepEqual(working.filter(({ g }) => !catching.has(g)).map((node) => text(node, 'name')), []);
      });
    });
  }

  it('stays on the grid', () => {
    assert.deepEqual(placed.filter((node) => number(node, 'y') % 20 !== 0 || number(node, 'x') % 10 !== 0).map((node) => text(node, 'name')), []);
  });
});
