/** Below this share of the sum so far, the terms that follow no longer show. */
const NEGLIGIBLE = 1e-17;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * P(X >= k) for X ~ Bin(n, p), summed from the side on which it is small. Source: the terms'
 * ratio (n - i) / (i + 1) x p / (1 - p).
 */
export function binomialTail(n: number, p: number, k: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  return k > n * p ? upperSum(n, p, k) : 1 - upperSum(n, 1 - p, n - k + 1);
}

/** The terms from k on, which shrink: k lies above the mean. */
function upperSum(n: number, p: number, k: number): number {
  const logTerm = logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
  let term = 1;
  let sum = 1;
  for (let i = k; i < n && term > sum * NEGLIGIBLE; i += 1) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.exp(logTerm) * sum;
}

const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Exact up to 20, then Stirling's series to the fourth term. */
function logFactorial(n: number): number {
  if (n > 20) {
    const inverse = 1 / n;
    const series =
      inverse *
      (1 / 12 - inverse ** 2 * (1 / 360 - inverse ** 2 * (1 / 1260 - inverse ** 2 / 1680)));
    return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + series;
  }
  let product = 1;
  for (let factor = 2; factor <= n; factor += 1) product *= factor;
  return Math.log(product);
}
