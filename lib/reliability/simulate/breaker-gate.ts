import { askBreaker, newBreaker, recordCall, returnPermit } from "../breaker/breaker";
import type { BreakerSettings } from "../breaker/settings";
import type { VirtualClock } from "./clock";
import type { Answer } from "./port";

/** A breaker on a clock; `changed` is told whenever it opens, or no longer is open. */
export class BreakerGate {
  private state;

  constructor(
    private readonly settings: BreakerSettings,
    private readonly clock: VirtualClock,
    private readonly changed: (open: boolean) => void,
  ) {
    this.state = newBreaker(settings, clock.nowMs);
  }

  /** Null where the call is turned away; else how to tell what became of it. */
  ask(): ((answer: Answer) => void) | null {
    const startedMs = this.clock.nowMs;
    const { state, permit } = askBreaker(this.settings, this.state, startedMs);
    this.become(state);
    return permit === null ? null : (answer) => this.tell(permit, answer, startedMs);
  }

  private tell(permit: number, answer: Answer, startedMs: number): void {
    const nowMs = this.clock.nowMs;
    const { countsTimeouts, slowCallMs } = this.settings;
    if (answer === "timeout" && !countsTimeouts) {
      this.become(returnPermit(this.state, permit));
      return;
    }
    const slow = slowCallMs !== null && nowMs - startedMs > slowCallMs;
    const failed = answer !== "success" || slow;
    this.become(recordCall(this.settings, this.state, permit, failed, nowMs));
  }

  private become(state: ReturnType<typeof newBreaker>): void {
    const [was, is] = [this.state.kind === "open", state.kind === "open"];
    this.state = state;
    if (was !== is) this.changed(is);
  }
}
