import type { Readable } from 'node:stream';

/** A recording that is kept. */
export interface KeptRecording {
  /** Of the recording itself, not of what encryption adds. */
  readonly bytes: number;
  /** The bytes from `first` to `last`, both included. Ends with an error when what is kept was changed or cut. */
  read(first: number, last: number): Readable;
}

/** Where recordings are kept, encrypted. Names are the hub's own ids. */
export interface RecordingStore {
  /** Keeps it whole or not at all; one of the same name is replaced. Answers its length. */
  keep(name: string, body: NodeJS.ReadableStream): Promise<number>;
  open(name: string): Promise<KeptRecording | undefined>;
  /** One that is not there counts as removed. */
  remove(name: string): Promise<void>;
}

/** Files somewhere, by name; they know nothing of what is in them. */
export interface BlobStore {
  /** Takes the file over: it is gone afterwards. */
  put(name: string, file: string): Promise<void>;
  size(name: string): Promise<number | undefined>;
  /** From `first` to `last`, both included. */
  get(name: string, first: number, last: number): Promise<Readable>;
  remove(name: string): Promise<void>;
}
