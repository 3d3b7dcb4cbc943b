import { mutants } from './beteiligte/mutants.js';
import { generate } from './beteiligte/generate.js';
import { simulate } from './beteiligte/simulate.js';
import { shrink } from './beteiligte/shrink.js';
void (async () => { const m = mutants.find((x) => x.name.includes(process.argv[2]!))!; const f = await simulate(generate(Number(process.argv[3])), { safeguards: m.safeguards });
 const b = await shrink(f, { safeguards: m.safeguards }); const t = await simulate(b.history, { safeguards: m.safeguards, trace: 'all' });
 console.log(t.trace); console.log(t.violation?.message, JSON.stringify([...t.scene.ledger.links])); console.log(b.history.steps.map((s)=>JSON.stringify(s)).join('\n')); })();
