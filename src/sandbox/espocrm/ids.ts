import { randomBytes } from 'node:crypto';

/** 17 hexadecimal digits, the time in front: as EspoCRM makes its ids. */
export function newId(epochMilliseconds: number): string {
  const time = Math.floor(epochMilliseconds / 1000).toString(16).padStart(8, '0').slice(-8);
  return time + randomBytes(5).toString('hex').slice(0, 9);
}
