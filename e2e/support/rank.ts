/**
 * Whether one of each pair tends to be larger: Wilcoxon's signed-rank test, as a number of standard deviations. It knows
 * only which was larger and by how many ranks, so one slow answer among hundreds says as little as it should.
 */
export function signedRank(pairs: readonly (readonly [number, number])[]): number {
  const differences = pairs.map(([one, other]) => one - other).filter((each) => each !== 0);
  const ranked = differences.sort((a, b) => Math.abs(a) - Math.abs(b));
  const sum = ranked.reduce((total, each, index) => total + Math.sign(each) * (index + 1), 0);
  const n = ranked.length;
  return n === 0 ? 0 : sum / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6);
}
