import { mutants } from './beteiligte/mutants.js';
import { huntMutant } from './beteiligte/hunt.js';
void (async () => { for (const m of mutants) { const t = performance.now(); const c = await huntMutant(m, 1, 1500); console.log(c.verdict.padEnd(20), c.histories, (performance.now()-t|0)+'ms', m.name, '→', c.failed?.violation?.message.slice(0, 150)); } })();
