import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { sandboxLeadSecret } from '../../src/sandbox/website/system.js';
import type { Options } from '../options.js';
import type { Stage } from '../stage.js';
import { number, type Row } from '../table.js';
import { residentMb } from './memory.js';

const perSecond = 200;
const connections = 100;
/** A burst may need some room; what it leaves behind may not grow with it. */
const mostGrowthMb = 150;

interface Sent { readonly status: number; readonly id: string; readonly milliseconds: number; readonly mayComeAgain: boolean }

/** Leads at a steady pace, whatever becomes of them: each is accepted and in the ledger, or refused with 503 and told when to come again. */
export async function measureLeads({ hub, world }: Stage, { quick }: Options): Promise<readonly Row[]> {
  const seconds = quick ? 2 : 10;
  const before = residentMb(hub.pid);
  const sent = await sendAtPace(`${hub.base}/api/leads/vermieterhelden`, seconds);
  const growth = residentMb(hub.pid) - before;
  const accepted = sent.filter(({ status }) => status === 202);
  const refused = sent.filter(({ status, mayComeAgain }) => status === 503 && mayComeAgain);
  const lost = accepted.length - await inLedger(world.databaseUrl, accepted.map(({ id }) => id));
  const others = sent.length - accepted.length - refused.length;
  const times = accepted.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? NaN;
  const what = `${perSecond} Leads je Sekunde, ${seconds} s lang`;
  return [
    { what: `${what}: angenommen`, measured: `${number(accepted.length)} von ${number(sent.length)}, 503 ${number(refused.length)}, p99 ${number(p99, 1)} ms`, budget: 'alle 202 oder 503', isWithin: others === 0 },
    { what: `${what}: verloren`, measured: number(lost), budget: '0', isWithin: lost === 0 },
    { what: `${what}: Speicher danach`, measured: `+${number(growth)} MB`, budget: `≤ ${mostGrowthMb} MB`, isWithin: growth <= mostGrowthMb },
  ];
}

/** In this process: signing 200 times a second is little beside what is measured. */
async function sendAtPace(url: string, seconds: number): Promise<readonly Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const sending: Promise<Sent>[] = [];
  const begun = performance.now();
  while (sending.length < seconds * perSecond) {
    const due = Math.min(seconds * perSecond, Math.floor((performance.now() - begun) * perSecond / 1_000));
    while (sending.length < due) sending.push(send(url, agent, sending.length));
    await delay(5);
  }
  const sent = await Promise.all(sending);
  agent.destroy();
  return sent;
}

const key = Buffer.from(sandboxLeadSecret.replace('whsec_', ''), 'base64');
const run = process.pid.toString(36);

function send(url: string, agent: Agent, index: number): Promise<Sent> {
  const body = JSON.stringify({ kind: 'mieter', first_name: 'Max', last_name: `Messung${index}`, email: `messung${index}.${run}@beispiel.example`, nachricht: 'Ich suche eine Wohnung. '.repeat(20) });
  const [id, timestamp] = [`msg_${run}_${index}`, String(Math.floor(Date.now() / 1_000))];
  const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  const headers = {
    'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature,
  };
  const begun = performance.now();
  return new Promise((resolve) => {
    const failed = (): void => { resolve({ status: 0, id: '', milliseconds: NaN, mayComeAgain: false }); };
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', failed).once('end', () => {
        const { id: leadId = '' } = JSON.parse(Buffer.concat(chunks).toString()) as { id?: string };
        resolve({ status: response.statusCode ?? 0, id: leadId, milliseconds: performance.now() - begun, mayComeAgain: response.headers['retry-after'] !== undefined });
      });
    });
    outgoing.once('error', failed).end(body);
  });
}

async function inLedger(databaseUrl: string, ids: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return Number((await client.query<{ count: string }>('SELECT count(*) FROM lead WHERE id = ANY($1)', [ids])).rows[0]?.count);
  } finally {
    await client.end();
  }
}
