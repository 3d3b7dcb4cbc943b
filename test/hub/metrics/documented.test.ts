import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { projectRoot } from '../../../src/app/project-root.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';

interface Row { readonly type: string; readonly labels: readonly string[] }

describe('docs/metrics.md', () => {
  it('has a row for every metric with its type and labels, and no other', () => {
    assert.deepEqual(documented(), registered(), 'the table in docs/metrics.md (left) must say what src/hub/metrics registers (right)');
  });
});

function registered(): Record<string, Row> {
  const registry = new Registry();
  prometheusMetrics({ processMetrics: false, registry });
  // What prom-client's types do not show of a metric.
  const metrics = registry.getMetricsAsArray() as unknown as { readonly name: string; readonly constructor: { readonly name: string }; readonly labelNames: readonly string[] }[];
  return Object.fromEntries(metrics.map(({ name, constructor, labelNames }): [string, Row] => [
    name, { type: constructor.name.toLowerCase(), labels: labelNames.filter((label) => label !== 'le') },
  ]).sort(byName));
}

function documented(): Record<string, Row> {
  const text = readFileSync(join(projectRoot(__dirname), 'docs', 'metrics.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*) \|/gm)];
  return Object.fromEntries(rows.map(([, name = '', type = '', labels = '']): [string, Row] => [
    name, { type, labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label) },
  ]).sort(byName));
}

const byName = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
