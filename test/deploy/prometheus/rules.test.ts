import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../src/app/project-root.js';
import { situations, type Series } from './situations.js';
import { knownSeries, seriesIn } from './support.js';

interface Rule { readonly alert: string; readonly expr: string; readonly labels: { readonly severity: string }; readonly annotations: Readonly<Record<'summary' | 'description' | 'runbook', string>> }

const root = projectRoot(__dirname);
const rulesFile = join(root, 'deploy', 'prometheus', 'rules.yml');
const rules = (parse(readFileSync(rulesFile, 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

describe('the alert rules', () => {
  it('are what Prometheus takes for rules', () => {
    const { status, stderr, stdout } = spawnSync('promtool', ['check', 'rules', rulesFile], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });

  it('are each tested once', () => {
    assert.deepEqual(situations.map(({ alert }) => alert).sort(), rules.map(({ alert }) => alert).sort());
  });

  it('fire in the situation that they are for, and are silent in the everyday one beside it', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'hub-rules-'));
    try {
      const files = (['1m', '1h'] as const).map((step) => {
        const file = join(folder, `${step}.yml`);
        const tests = situations.filter((each) => (each.step ?? '1m') === step).flatMap((each) => testsOf(each, step));
        writeFileSync(file, JSON.stringify({ rule_files: [rulesFile], evaluation_interval: step, tests }));
        return file;
      });
      const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', ...files], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('name only metrics that there are', () => {
    const known = knownSeries();
    for (const { alert, expr } of rules) {
      assert.ok(seriesIn(expr).length > 0, alert);
      assert.deepEqual(seriesIn(expr).filter((name) => !known.has(name)), [], alert);
    }
  });

  it('say in German what is the matter, how urgent it is, and where the runbook tells what to do', () => {
    const headings = [...readFileSync(join(root, 'docs', 'operations.md'), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
    for (const { alert, labels, annotations } of rules) {
      assert.match(labels.severity, /^(critical|warning|info)$/, alert);
      assert.ok(annotations.summary.length > 10 && annotations.description.length > 20, alert);
      const [file, anchor] = annotations.runbook.split('#');
      assert.equal(file, 'docs/operations.md', alert);
      assert.ok(headings.includes(anchor ?? ''), `${alert}: docs/operations.md has no heading #${anchor ?? ''}`);
    }
  });
});

/** As GitHub and GitLab make it. */
const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-');

function testsOf({ alert, fires, silent }: (typeof situations)[number], interval: string): object[] {
  return [
    { interval, ...test(`${alert} fires`, fires.series, fires.at, alert, [expected(alert, fires.labels ?? {})]) },
    { interval, ...test(`${alert} is silent`, silent.series, silent.at, alert, []) },
  ];
}

const test = (name: string, series: Series, at: string, alertname: string, alerts: readonly object[]): object => ({
  name, input_series: Object.entries(series).map(([key, values]) => ({ series: key, values })),
  alert_rule_test: [{ eval_time: at, alertname, exp_alerts: alerts }],
});

function expected(alert: string, labels: Readonly<Record<string, string>>): object {
  const rule = rules.find((each) => each.alert === alert);
  assert.ok(rule, alert);
  const filled = Object.entries(rule.annotations).map(([name, text]) => [name, text.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_match, label: string) => labels[label] ?? '')]);
  return { exp_labels: { ...rule.labels, ...labels }, exp_annotations: Object.fromEntries(filled) as Record<string, string> };
}
