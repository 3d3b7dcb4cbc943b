/**
 * Keeps a label's values few: the first `most` different ones pass, every further one becomes `other`.
 * A guard only: names of operations are bounded where they are made.
 */
export function boundedLabel(most: number): (value: string) => string {
  const seen = new Set<string>();
  return (value) => {
    const short = value.slice(0, 80);
    if (seen.has(short)) return short;
    if (seen.size >= most) return 'other';
    seen.add(short);
    return short;
  };
}
