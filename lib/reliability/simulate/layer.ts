import { Attempt, type AttemptPath } from "./attempt";
import { jitteredMs } from "./backoff";
import { BreakerGate } from "./breaker-gate";
import { Bulkhead } from "./bulkhead";
import type { Answer, Cancel, Port } from "./port";
import { RetryBudget } from "../retry/retry-budget";
import type { Layer } from "./settings";
import { Throttle } from "./throttle";
import type { World } from "./world";

/** A caller over what it calls: total timeout, retries, and then the path of each attempt. */
export function layerOver(
  below: Port,
  settings: Layer,
  world: World,
  answeredLate: () => void,
): Port {
  const { clock, random, tally } = world;
  const { throttle, bulkhead, breaker, retryBudget } = settings;
  const path: AttemptPath = {
    throttle: throttle && new Throttle(throttle.k, clock, random.callers),
    bulkhead: bulkhead && new Bulkhead(bulkhead.max, bulkhead.queue),
    gate: breaker && new BreakerGate(breaker, clock, (open) => tally.breakerChanged(open)),
    attemptTimeoutMs: settings.attemptTimeoutMs,
    deadlinePropagated: settings.deadlinePropagated,
    below,
    answeredLate,
    clock,
  };
  const budget = retryBudget === null ? null : new RetryBudget(retryBudget);
  return (answered) => {
    budget?.called();
    const call = new Call(settings, path, budget, world, answered);
    return () => call.cancel();
  };
}

/** A call with its attempts. */
class Call {
  private over = false;
  private attempts = 0;
  private pausedMs = 0;
  private stopAttempt: Cancel = () => undefined;

  constructor(
    private readonly settings: Layer,
    private readonly path: AttemptPath,
    private readonly budget: RetryBudget | null,
    private readonly world: World,
    private readonly answered: (answer: Answer) => void,
  ) {
    const { totalTimeoutMs } = settings;
    if (totalTimeoutMs !== null) world.clock.after(totalTimeoutMs, () => this.end("timeout"));
    this.attempt();
  }

  cancel(): void {
    this.over = true;
    this.stopAttempt();
  }

  private attempt(): void {
    this.attempts += 1;
    const attempt = new Attempt(this.path, (answer, own) => this.attemptEnded(answer, own));
    this.stopAttempt = () => attempt.stop();
  }

  private attemptEnded(answer: Answer, own: boolean): void {
    if (answer === "success" || own || !this.mayRetry()) {
      this.end(answer);
      return;
    }
    const { clock, random } = this.world;
    const { backoff } = this.settings;
    this.pausedMs = jitteredMs(backoff, this.attempts, this.pausedMs, random.callers);
    clock.after(this.pausedMs, () => {
      if (!this.over) this.attempt();
    });
  }

  private mayRetry(): boolean {
    return this.attempts < this.settings.attempts && (this.budget?.spend() ?? true);
  }

  private end(answer: Answer): void {
    if (this.over) return;
    this.cancel();
    this.answered(answer);
  }
}
