import type { Answer, Port } from "./port";
import { effectAt, faultEndMs, type Scenario } from "./scenario";
import { serviceMs } from "./service-time";
import type { Dependency } from "./settings";
import type { World } from "./world";

/** What saying no takes. */
const REFUSAL_MS = 1;

type Job = { answered: (answer: Answer) => void; phase: "waiting" | "started" | "canceled" };

/** What the callers depend on: slots with a queue before them, and what the scenario does to it. */
export class SimulatedDependency {
  private busy = 0;
  private waiting = 0;
  private jobs: Job[] = [];
  private first = 0;

  constructor(
    private readonly settings: Dependency,
    private readonly scenario: Scenario,
    private readonly world: World,
  ) {
    world.clock.at(faultEndMs(scenario), () => this.work());
  }

  get queued(): number {
    return this.waiting;
  }

  readonly port: Port = (answered) => {
    this.world.tally.called();
    if (this.effect.dependency === "refuses") return this.refuse("error", answered);
    const isFree = this.busy < this.settings.slots && this.effect.dependency === "serves";
    if (!isFree && this.waiting >= this.settings.queue) return this.refuse("rejected", answered);
    const job: Job = { answered, phase: "waiting" };
    this.jobs.push(job);
    this.waiting += 1;
    this.work();
    return () => {
      if (job.phase !== "waiting") return;
      job.phase = "canceled";
      this.waiting -= 1;
    };
  };

  private get effect() {
    return effectAt(this.scenario, this.world.clock.nowMs);
  }

  private refuse(answer: Answer, answered: (answer: Answer) => void) {
    this.world.clock.after(REFUSAL_MS, () => answered(answer));
    return () => undefined;
  }

  /** Starts what waits, as far as slots are free. */
  private work(): void {
    if (this.effect.dependency === "stalls") return;
    while (this.busy < this.settings.slots) {
      const job = this.jobs[this.first];
      if (job === undefined) {
        this.jobs = [];
        this.first = 0;
        return;
      }
      this.first += 1;
      if (job.phase === "waiting") this.start(job);
    }
  }

  private start(job: Job): void {
    const { clock, random } = this.world;
    const { slowFactor, errorShare } = this.effect;
    job.phase = "started";
    this.busy += 1;
    this.waiting -= 1;
    const works = (1 - this.settings.errorShare) * (1 - errorShare);
    const answer = random.errors() < works ? "success" : "error";
    clock.after(serviceMs(this.settings, random.service) * slowFactor, () => {
      this.busy -= 1;
      job.answered(answer);
      this.work();
    });
  }
}
