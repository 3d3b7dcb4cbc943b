// For HEALTHCHECK: ends with 0 when the hub of this container can work, with an outside system away or not.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 1880}/health/ready`, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exitCode = answer?.status === 200 ? 0 : 1;
