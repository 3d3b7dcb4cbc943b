import fc from 'fast-check';

/**
 * Loaded before every test file: the same generated cases in every run, so that a red run is red again.
 * `FAST_CHECK_SEED=random npm test` draws new ones; a number plays one seed again.
 */
const wanted = process.env['FAST_CHECK_SEED'] ?? '20261123';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
