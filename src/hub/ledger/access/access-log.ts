/** A reading by a program that has to answer for it: who, when, by which tool, which records. */
export interface AccessEntry { readonly actor: string; readonly action: string; readonly records: readonly string[] }
export interface AccessRow extends AccessEntry { readonly at: string }

/** Who has seen what (assistant.md, Least knowledge). */
export interface AccessLog {
  /** Answers when it is durable: nothing is shown that is not noted. */
  note(entry: AccessEntry): Promise<void>;
  /** The newest first; of one record, or of all. */
  entries(query: { readonly recordId?: string; readonly limit: number }): Promise<readonly AccessRow[]>;
}
