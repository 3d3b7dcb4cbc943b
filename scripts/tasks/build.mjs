import { build } from '../lib/ensure-built.mjs';

/** Builds `dist/`, whether it is current or not. */
export async function run() {
  await build();
  return 0;
}
