/** So many retries may be spent at once before the share decides. */
const MOST = 10;

/** Lets retries be at most a share of the calls: each call saves a little, each retry costs 1. */
export class RetryBudget {
  private saved = MOST;

  constructor(private readonly share: number) {}

  called(): void {
    this.saved = Math.min(MOST, this.saved + this.share);
  }

  /** True where a retry may be spent, and spends it. */
  spend(): boolean {
    if (this.saved < 1) return false;
    this.saved -= 1;
    return true;
  }
}
