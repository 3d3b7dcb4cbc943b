import { generate } from './beteiligte/generate.js';
import { simulate } from './beteiligte/simulate.js';
import { shrink } from './beteiligte/shrink.js';
import { writeFileSync } from 'node:fs';
void (async () => {
  const from = Number(process.argv[2]), runs = Number(process.argv[3]), seen = new Map<string, number>();
  const start = process.cpuUsage().user;
  for (let seed = from; seed < from + runs; seed++) {
    const f = await simulate(generate(seed));
    if (!f.violation) continue;
    const k = f.violation.message.replace(/\d+/g, 'N').replace(/„.*?“/g, 'X').slice(0, 60);
    seen.set(k, (seen.get(k) ?? 0) + 1); if (seen.get(k)! > 2) continue;
    const b = await shrink(f); const t = await simulate(b.history, { trace: 'all' });
    console.log('#####', seed, '→', b.history.seed, b.violation!.message, JSON.stringify(b.history.installation));
    console.log(b.history.steps.map((s) => JSON.stringify(s)).join('\n')); writeFileSync(`/tmp/t${seed}.txt`, t.trace);
  }
  console.log([...seen], runs / (process.cpuUsage().user - start) * 1e6, 'per cpu second');
})();
