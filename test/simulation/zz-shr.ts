import { generate } from '/work/main/test/simulation/beteiligte/generate.js';
import { simulate } from '/work/main/test/simulation/beteiligte/simulate.js';
import { shrink } from '/work/main/test/simulation/beteiligte/shrink.js';
void (async () => {
  for (const seed of process.argv.slice(2).map(Number)) {
    const f = await simulate(generate(seed));
    if (!f.violation) { console.log(seed, 'passes'); continue; }
    const b = await shrink(f);
    const t = await simulate(b.history, { trace: 'all' });
    console.log('#####', seed, '→', b.history.seed, b.violation!.message, JSON.stringify(b.history.installation));
    console.log(b.history.steps.map((s) => JSON.stringify(s)).join('\n'));
    require('fs').writeFileSync(`/tmp/t${seed}.txt`, t.trace);
  }
})();
