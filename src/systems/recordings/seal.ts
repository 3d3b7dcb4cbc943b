import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import { HubError } from '../../hub/errors/hub-error.js';

/**
 * How a recording is sealed: a header (mark and salt), then pieces of 64 KiB, each with its tag (AES-256-GCM), so that a range is read
 * without the rest. Every recording has a key of its own, made of the firm's key, the salt and the recording's name; the nonce
 * counts the pieces and marks the last one. So pieces can neither be swapped, nor cut off, nor moved to another recording.
 */
export const headerBytes = 20;
export const pieceBytes = 64 * 1024;
const tagBytes = 16;
export const sealedPieceBytes = pieceBytes + tagBytes;
const mark = Buffer.from('BBR1');

/** Length of the recording in a file of so many bytes; undefined when it can be none. */
export function plainBytes(sealedBytes: number): number | undefined {
  const body = sealedBytes - headerBytes;
  if (body < tagBytes) return undefined;
  const plain = body - Math.ceil(body / sealedPieceBytes) * tagBytes;
  return plain >= 0 ? plain : undefined;
}

/** Seals what runs through. */
export function sealing(masterKey: Buffer, name: string): Transform {
  const salt = randomBytes(headerBytes - mark.length);
  const key = keyOf(masterKey, salt, name);
  let rest = Buffer.alloc(0);
  let index = 0;
  const seal = (piece: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, isLast));
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest = Buffer.concat([rest, chunk]);
      // The last piece must be known as such: a full one waits until there is more.
      while (rest.length > pieceBytes) {
        this.push(seal(rest.subarray(0, pieceBytes), false));
        rest = rest.subarray(pieceBytes);
      }
      done();
    },
    flush(done) { done(null, seal(rest, true)); },
  });
  transform.push(Buffer.concat([mark, salt]));
  return transform;
}

/** Opens the pieces of one sealed file. Throws HubError `internal` when the file is not what was kept. */
export function opener(masterKey: Buffer, name: string, header: Buffer): (piece: Buffer, index: number, isLast: boolean) => Buffer {
  if (header.length !== headerBytes || !header.subarray(0, mark.length).equals(mark)) throw damaged(name);
  const key = keyOf(masterKey, header.subarray(mark.length), name);
  return (piece, index, isLast) => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast));
      decipher.setAuthTag(piece.subarray(piece.length - tagBytes));
      return Buffer.concat([decipher.update(piece.subarray(0, piece.length - tagBytes)), decipher.final()]);
    } catch (error) {
      throw damaged(name, error);
    }
  };
}

const keyOf = (masterKey: Buffer, salt: Buffer, name: string): Buffer => Buffer.from(hkdfSync('sha256', masterKey, salt, `recording ${name}`, 32));

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

const damaged = (name: string, cause?: unknown): HubError =>
  new HubError('internal', `Die Aufzeichnung ${name} ist beschädigt, oder RECORDINGS_KEY ist nicht der Schlüssel, mit dem sie abgelegt wurde.`, { cause });
