const alphabet = '0123456789abcdefghijklmnopqrstuv';

/** base32hex without padding, the only letters that Google takes in an id. */
export function base32hex(bytes: Uint8Array): string {
  let text = '';
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((rest >> bits) & 31);
    }
    rest &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt((rest << (5 - bits)) & 31) : text;
}

/** Digests a text with SHA-256; given by the caller, so that the rules stay free of I/O and of the runtime. */
export type Digest = (text: string) => Uint8Array;

/**
 * The id of the event that the hub makes for an appointment: the same for every repeat, so that a second one cannot
 * come into being. A deleted id stays taken, so a new life is a new generation (invariants.md, The recipe for I6).
 */
export const eventId = (link: string, frNr: number, generation: number, digest: Digest): string =>
  base32hex(digest(JSON.stringify([link, frNr, generation])));
