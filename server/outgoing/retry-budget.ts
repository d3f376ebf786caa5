export const RETRY_SHARE = 0.1;

/**
 * Lets retries be at most a share of the calls: a bucket that every call fills a little and every
 * retry empties by one.
 */
export class RetryBudget {
  private tokens: number;

  constructor(
    private readonly perCall = RETRY_SHARE,
    private readonly most = 10,
  ) {
    this.tokens = most;
  }

  called(): void {
    this.tokens = Math.min(this.most, this.tokens + this.perCall);
  }

  /** True where a retry may be spent, and spends it. */
  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
