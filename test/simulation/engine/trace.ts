/** What happened, line by line, on virtual time. Two runs of one seed have the same trace, byte for byte. */
export class Trace {
  readonly #lines: string[] = [];
  readonly #keep: 'all' | 'nothing';

  constructor(keep: 'all' | 'nothing') {
    this.#keep = keep;
  }

  note(time: number, text: string): void {
    if (this.#keep === 'nothing') return;
    this.#lines.push(`${new Date(time).toISOString()} ${text}`);
  }

  get kept(): boolean { return this.#keep === 'all'; }
  get text(): string { return this.#lines.join('\n'); }
}
