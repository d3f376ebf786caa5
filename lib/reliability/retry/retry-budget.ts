/** So many retries may be spent at once before the share decides. */
const MOST = 10;
/** Of a retry. Ten times a tenth is one only in whole numbers. */
const PARTS = 1_000_000;

/**
 * Lets retries be at most a share (0..1, to the millionth) of the calls: a bucket that every call
 * fills a little and every retry empties by one.
 */
export class RetryBudget {
  private readonly perCall: number;
  private readonly most: number;
  private parts: number;

  constructor(share: number, reserve = MOST) {
    this.perCall = Math.round(share * PARTS);
    this.most = reserve * PARTS;
    this.parts = this.most;
  }

  called(): void {
    this.parts = Math.min(this.most, this.parts + this.perCall);
  }

  /** True where a retry may be spent, and spends it. */
  spend(): boolean {
    if (this.parts < PARTS) return false;
    this.parts -= PARTS;
    return true;
  }
}
