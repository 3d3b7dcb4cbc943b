import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/app/project-root.js';
import { hubMetrics, knownSeries, seriesIn } from '../prometheus/support.js';

interface Panel {
  readonly id: number; readonly title: string; readonly type: string; readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string }[]; readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

const file = join(projectRoot(__dirname), 'deploy', 'grafana', 'dashboard.json');
const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: Panel[] };
const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

describe('the Grafana dashboard', () => {
  it('asks only for metrics that there are', () => {
    const known = knownSeries();
    for (const expression of expressions) {
      assert.ok(seriesIn(expression).length > 0, expression);
      assert.deepEqual(seriesIn(expression).filter((name) => !known.has(name)), [], expression);
    }
  });

  it('shows every metric of the hub', () => {
    const shown = new Set(expressions.flatMap(seriesIn).map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    assert.deepEqual(hubMetrics().filter((name) => !shown.has(name)), [], 'add a panel to deploy/grafana/dashboard.json');
  });

  it('asks in a language that Prometheus understands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-dashboard-'));
    try {
      const rules = join(folder, 'rules.yml');
      writeFileSync(rules, JSON.stringify({ groups: [{ name: 'dashboard', rules: expressions.map((expr, index) => ({ record: `panel:${index}`, expr })) }] }));
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', '--lint=none', rules], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has panels that do not lie on each other, all from the one source that is provisioned', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, cell) => `${x + cell % w}/${y + Math.floor(cell / w)}`));
    assert.equal(new Set(cells).size, cells.length);
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    assert.deepEqual([...new Set(panels.filter(({ type }) => type !== 'row').map(({ datasource }) => datasource?.uid))], ['prometheus']);
  });
});
