/** What the hub saw of both records when it last settled or wrote them. */
export interface Seen {
  /** EspoCRM's version after the hub's last write or reading; null without optimistic locking. */
  readonly versionNumber: number | null;
  readonly modifiedAt: string | null;
  /** Who EspoCRM names as the last writer, known after the hub's own write. */
  readonly modifiedById: string | null;
  /** Advoware's row at the last comparison; null after an own write, whose row the answer does not tell. */
  readonly rowId: string | null;
  /** Digest of what Advoware's communication entries hold after the run; null when they were not looked at. */
  readonly entries: string | null;
  /** True when both sides were equal with that version: an unchanged version needs no comparison. */
  readonly settled: boolean;
}

interface EspoVersion { readonly versionNumber?: number | null | undefined; readonly modifiedAt?: string | null | undefined; readonly modifiedById?: string | null | undefined }

/**
 * True when the record is as the hub itself left it, decided by the version, never by time (I8).
 * Without versions the last writer must be named too, since EspoCRM's clock shows whole seconds only.
 */
export function isOwnEcho(record: EspoVersion, seen: Seen | null): boolean {
  if (!seen) return false;
  if (typeof record.versionNumber === 'number') return record.versionNumber === seen.versionNumber;
  return seen.modifiedById !== null && record.modifiedAt === seen.modifiedAt && record.modifiedById === seen.modifiedById;
}

/** True when a listed record needs no reading: its version is the one both sides were settled with. */
export function isSettledVersion(listed: { readonly versionNumber: number | null }, seen: Seen | null): boolean {
  return seen !== null && seen.settled && listed.versionNumber !== null && listed.versionNumber === seen.versionNumber;
}
