import type { Bulkhead } from "./bulkhead";
import type { BreakerGate } from "./breaker-gate";
import type { VirtualClock } from "./clock";
import type { Answer, Cancel, Port } from "./port";
import type { Throttle } from "./throttle";

/** What the attempts of a layer go through, in this order. */
export type AttemptPath = {
  throttle: Throttle | null;
  bulkhead: Bulkhead | null;
  gate: BreakerGate | null;
  attemptTimeoutMs: number | null;
  deadlinePropagated: boolean;
  below: Port;
  /** Told of an answer that nobody waits for any more. */
  answeredLate: () => void;
  clock: VirtualClock;
};

/** `own`: the layer's own throttle, bulkhead or breaker said so; trying again would not help. */
type Ended = (answer: Answer, own: boolean) => void;

const nothing = (): void => undefined;

/** One attempt of a call; it ends once, and never before it was made. */
export class Attempt {
  private phase: "waiting" | "issued" | "over" = "waiting";
  private leaveQueue: Cancel = nothing;
  private tellGate: (answer: Answer) => void = nothing;
  private cancelBelow: Cancel = nothing;

  constructor(
    private readonly path: AttemptPath,
    private readonly ended: Ended,
  ) {
    if (path.throttle?.sheds()) this.refuse("shed");
    else if (path.bulkhead) this.enter(path.bulkhead);
    else this.issue();
  }

  /** The call no longer waits for it; whoever it called is told where deadlines are passed on. */
  stop(): void {
    const { phase } = this;
    this.phase = "over";
    if (phase === "waiting") this.leaveQueue();
    if (phase !== "issued") return;
    this.leave("timeout");
    if (this.path.deadlinePropagated) this.cancelBelow();
  }

  private enter(bulkhead: Bulkhead): void {
    const leaveQueue = bulkhead.ask(() => this.issue());
    if (leaveQueue) this.leaveQueue = leaveQueue;
    else this.refuse("rejected");
  }

  private issue(): void {
    const { gate, below, bulkhead, attemptTimeoutMs, clock } = this.path;
    const tell = gate ? gate.ask() : nothing;
    if (!tell) {
      this.refuse("rejected");
      bulkhead?.leave();
      return;
    }
    this.phase = "issued";
    this.tellGate = tell;
    this.cancelBelow = below((answer) => this.answered(answer));
    if (attemptTimeoutMs !== null) clock.after(attemptTimeoutMs, () => this.timedOut());
  }

  private answered(answer: Answer): void {
    if (this.phase !== "issued") {
      this.path.answeredLate();
      return;
    }
    this.phase = "over";
    this.leave(answer);
    this.ended(answer, false);
  }

  private timedOut(): void {
    if (this.phase !== "issued") return;
    this.stop();
    this.ended("timeout", false);
  }

  private leave(answer: Answer): void {
    this.tellGate(answer);
    if (answer === "success") this.path.throttle?.accepted();
    this.path.bulkhead?.leave();
  }

  private refuse(answer: Answer): void {
    this.path.clock.after(0, () => {
      if (this.phase === "over") return;
      this.phase = "over";
      this.ended(answer, true);
    });
  }
}
