/** What is known about one dependency at the moment of asking. */
export interface DependencyCheck {
  readonly name: string;
  /** `own`: the hub cannot work without it. `outside`: its failure only degrades. */
  readonly kind: 'own' | 'outside';
  readonly state: 'up' | 'down' | 'unknown';
  readonly latencyMs?: number;
  /** Seconds since it last worked. */
  readonly lastSuccessAge?: number;
  /** Code of the last failure; never a message. */
  readonly reason?: string;
}

export type DependencyReport = Omit<DependencyCheck, 'name' | 'kind'>;

export interface HealthReport {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly dependencies: Readonly<Record<string, DependencyReport>>;
}

/** Puts the checks together (operations.md, Health): down when the hub itself cannot work, degraded when an outside system is down. */
export function healthReport(checks: readonly DependencyCheck[]): HealthReport {
  const down = checks.filter((check) => check.state === 'down');
  const status = down.some((check) => check.kind === 'own') ? 'down' : down.length > 0 ? 'degraded' : 'ok';
  return { status, dependencies: Object.fromEntries(checks.map((check) => [check.name, reportOf(check)])) };
}

function reportOf({ state, latencyMs, lastSuccessAge, reason }: DependencyCheck): DependencyReport {
  return {
    state,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(lastSuccessAge === undefined ? {} : { lastSuccessAge }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What `/health/ready` answers with: 503 only when the hub itself cannot work. */
export const healthStatusCode = (report: HealthReport): 200 | 503 => (report.status === 'down' ? 503 : 200);
