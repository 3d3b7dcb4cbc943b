import type { Log } from '../log/log.js';

interface Closer { readonly what: string; readonly limitMs: number; readonly close: () => Promise<unknown> }

/** What was opened, to be closed in the opposite order: each part bounded, none kept from it by the failure of another. */
export class Closers {
  readonly #log: Log;
  readonly #closers: Closer[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  add(what: string, limitMs: number, close: () => Promise<unknown>): void {
    this.#closers.push({ what, limitMs, close });
  }

  /** Closes all, once. Never throws. */
  closeAll(): Promise<void> {
    this.#closing ??= this.#run();
    return this.#closing;
  }

  async #run(): Promise<void> {
    for (const closer of this.#closers.toReversed()) await this.#close(closer);
  }

  async #close({ what, limitMs, close }: Closer): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([close(), new Promise<never>((_, reject) => {
        timer = setTimeout(() => { reject(new Error(`not closed within ${limitMs} ms`)); }, limitMs);
      })]);
    } catch (error) {
      this.#log.warn('close_failed', { what }, error);
    } finally {
      clearTimeout(timer);
    }
  }
}
