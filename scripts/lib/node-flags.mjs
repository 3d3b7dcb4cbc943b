/**
 * How Node runs the hub. Half-spaces of 4 MB instead of 16: what the start leaves behind is tidied up sooner and 25 MB stay
 * free, for collections of a millisecond that come more often (docs/performance.md). The unit and the image say the same.
 */
export const hubNodeFlags = ['--max-semi-space-size=4'];
