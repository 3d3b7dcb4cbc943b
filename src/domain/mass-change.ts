/** More than this part of the records, and more than this number of them, is no ordinary day (I12). */
export const guardLimits = { share: 0.2, number: 5 } as const;
