import { parseArgs } from 'node:util';

export type Options = {
  /** Each measure a second or two: shows that everything runs, not how fast. */
  readonly quick: boolean;
  readonly webhooks: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly only: readonly string[];
};

export const usage = `npm run bench -- [--quick] [--webhooks 100000] [--only intake,leads,proxy,calls,cron,memory,linearity,lookup]`;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, webhooks: { type: 'string' }, only: { type: 'string', default: '' } },
  });
  const webhooks = Number(values.webhooks ?? (values.quick ? 2_000 : 20_000));
  if (!Number.isInteger(webhooks) || webhooks < 4) throw new Error(`--webhooks braucht eine ganze Zahl ab 4.\n${usage}`);
  return { quick: values.quick, webhooks, rounds: values.quick ? 1 : 3, roundMs: values.quick ? 1_500 : 2_000, only: values.only.split(',').filter((name) => name !== '') };
}
