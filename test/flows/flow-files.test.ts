import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowText } from '../../src/app/flow-storage/flow-text.js';
import { joinFlows, splitFlows } from '../../src/app/flow-storage/split-flows.js';
import { projectRoot } from '../../src/app/project-root.js';
import { allNodes, flowFiles, flowTexts, text } from './shipped-flows.js';

const root = projectRoot(__dirname);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { 'node-red': { nodes: Record<string, string> } };
const ours = Object.keys(manifest['node-red'].nodes);
const core = ['tab', 'group', 'comment', 'http in', 'http response', 'switch', 'change', 'catch', 'debug', 'inject', 'link in', 'link out', 'complete', 'status', 'ui-base', 'ui-group', 'ui-notification', 'ui-page', 'ui-template', 'ui-theme'];

describe('the flow files', () => {
  it('are just what a deploy without a change would write', () => {
    const written = new Map([...splitFlows(joinFlows(flowFiles))].map(([name, nodes]) => [name, flowText(nodes)]));
    for (const [name, committed] of flowTexts) assert.equal(written.get(name), committed, name);
    assert.deepEqual([...written.keys()].sort(), [...flowTexts.keys()]);
  });

  it('have one tab each, and none in the shared file', () => {
    const count = [...flowFiles].map(([name, nodes]) => [name, nodes.filter(({ type }) => type === 'tab').length] as const);
    for (const [name, tabsInFile] of count) assert.equal(tabsInFile, name === 'konfiguration.json' ? 0 : 1, name);
  });

  it('use nodes of this package, of the dashboard and harmless core nodes only', () => {
    const strange = allNodes.filter(({ type }) => !ours.includes(type) && !core.includes(type)).map(({ type, id }) => `${type} ${id}`);
    assert.deepEqual(strange, []);
  });

  it('name no host: addresses come from the environment', () => {
    for (const [name, content] of flowTexts) assert.doesNotMatch(content, /https?:\/\/|\b\d{1,3}(\.\d{1,3}){3}\b|localhost/i, name);
  });

  it('hold no credential and nothing that looks like one', () => {
    for (const [name, content] of flowTexts) assert.doesNotMatch(content, /"credentials"|"(apiKey|password|secret|token)"|Bearer |[A-Za-z0-9+/]{40,}/, name);
  });

  it('leave the accounts to the environment', () => {
    const filled = allNodes.filter(({ type }) => type.endsWith('-account'))
      .flatMap((node) => Object.entries(node).filter(([key, value]) => !['id', 'type', 'name', 'hub'].includes(key) && value !== ''));
    assert.deepEqual(filled, []);
  });

  it('fill every field that a node of this package has', async () => {
    for (const type of ours) {
      const { DEFAULTS } = await import(`../../nodes/${type}/types.ts`) as { DEFAULTS: object };
      for (const node of allNodes.filter((each) => each.type === type)) {
        const missing = Object.keys(DEFAULTS).filter((field) => !(field in node));
        assert.deepEqual(missing, [], `${type} ${text(node, 'name')}`);
      }
    }
  });
});
