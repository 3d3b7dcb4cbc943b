import { Registry, collectDefaultMetrics } from 'prom-client';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';

/** The hub's own metrics by name. */
export function hubMetrics(): readonly string[] {
  const registry = new Registry();
  prometheusMetrics({ processMetrics: false, registry });
  return registry.getMetricsAsArray().map(({ name }) => name);
}

/** Every series that a scrape of the hub can bring, and Prometheus' own `up`. */
export function knownSeries(): ReadonlySet<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const names = [...hubMetrics(), ...registry.getMetricsAsArray().map(({ name }) => name)];
  return new Set(['up', ...names.flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`])]);
}

/** The series that an expression names. */
export const seriesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b(up|(?:hub|process|nodejs)_\w+)\b(?=[{\s[)]|$)/g)].map(([, name = '']) => name);
