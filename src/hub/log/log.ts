/** Facts of a log line: ids, counts and codes only; what a person is called or can be reached at never goes in. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts, error?: unknown): void;
  error(event: string, facts?: LogFacts, error?: unknown): void;
}
