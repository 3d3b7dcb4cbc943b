/**
 * How Node runs the hub. Half-spaces of 16 MB instead of 32: a burst of leads leaves less behind, for collections that come more
 * often (docs/performance.md). The unit and the image say the same.
 */
export const hubNodeFlags = ['--max-semi-space-size=16'];
