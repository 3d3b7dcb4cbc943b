import { generate } from './beteiligte/generate.js';
import { simulate } from './beteiligte/simulate.js';

const from = Number(process.argv[2] ?? 1), runs = Number(process.argv[3] ?? 1);
void (async () => {
  const start = performance.now();
  const found = new Map<string, number[]>();
  for (let seed = from; seed < from + runs; seed++) {
    const { violation, trace } = await simulate(generate(seed), { trace: runs === 1 ? 'all' : 'nothing' });
    if (runs === 1) console.log(trace);
    if (violation) { const k = violation.message.replace(/\d+/g, 'N').slice(0, 140); found.set(k, [...found.get(k) ?? [], seed]); if (runs === 1) console.log(violation.message); }
  }
  for (const [k, v] of [...found].sort((a, b) => b[1].length - a[1].length)) console.log(v.length, k, v.slice(0, 5).join(' '));
  console.log(runs / (performance.now() - start) * 1000, 'histories/s');
})();
