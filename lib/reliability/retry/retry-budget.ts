/** So many retries may be spent at once before the share decides. */
const MOST = 10;

/**
 * Lets retries be at most a share (0..1) of the calls: a bucket that every call fills a little and
 * every retry empties by one.
 */
export class RetryBudget {
  private tokens: number;

  constructor(
    private readonly share: number,
    private readonly most = MOST,
  ) {
    this.tokens = most;
  }

  called(): void {
    this.tokens = Math.min(this.most, this.tokens + this.share);
  }

  /** True where a retry may be spent, and spends it. */
  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
