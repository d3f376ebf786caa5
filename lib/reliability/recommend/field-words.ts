import { listed } from "@/lib/formats/listed";
import type { MissingField, RegistryField } from "../findings/finding";
import { named, said, type Wording } from "../findings/wording";

type Of = Pick<MissingField, "service" | "dependency" | "calleeKind">;

/** What is measured in operation. */
const MEASURED: Readonly<Partial<Record<RegistryField, string>>> = {
  "measured.errorRatio": "the error ratio",
  "measured.p99_9": "the p99.9 of the latency",
  "measured.ratePerSecond": "the rate per second",
};

/** What whoever wrote or configured the calls knows. */
const REGISTERED: Readonly<Record<Exclude<RegistryField, `measured.${string}`>, string>> = {
  attempts: "the attempts",
  attemptTimeoutMs: "the attempt timeout",
  availabilityPercent: "the promised availability",
  backoff: "the backoff",
  "backoff.baseMs": "the first wait",
  "backoff.capMs": "the longest wait",
  "backoff.jitter": "the jitter",
  breaker: "the breaker",
  "breaker.comparison": "whether the breaker opens at its threshold or above it",
  bulkhead: "the bulkhead",
  "bulkhead.queue": "the queue of the bulkhead",
  clientThrottle: "whether there is a client throttle",
  criticality: "the criticality",
  deadlinePropagated: "whether the deadline is propagated",
  fallback: "the fallback",
  "fallback.lastTestedAt": "when the fallback was last tested",
  idempotencyKey: "whether they have an idempotency key",
  idempotent: "whether they are idempotent",
  order: "their order",
  ownAvailabilityPercent: "the availability, excluding failures of dependencies,",
  retryBudget: "the retry budget",
  shedClass: "the shed class",
  totalTimeoutMs: "the total timeout",
};

const wordsIn = (words: Readonly<Record<string, string>>, fields: readonly RegistryField[]) =>
  listed(fields.flatMap((field) => words[field] ?? []));

/** What a field is of: a service, or "the calls from shop to pay". */
export const subjectOf = ({ service, dependency, calleeKind }: Of): Wording =>
  dependency === null
    ? [named(service)]
    : said`the calls from ${named(service)} to ${named(dependency, calleeKind ?? "service")}`;

/** "Measure ... of the calls from shop to pay. Register ... ." */
export function instruction(of: Of, fields: readonly RegistryField[]): Wording {
  const subject = said`of ${subjectOf(of)}`;
  if (of.dependency === null) return said`Register ${wordsIn(REGISTERED, fields)} ${subject}.`;
  const [measured, registered] = [wordsIn(MEASURED, fields), wordsIn(REGISTERED, fields)];
  if (measured === "") return said`Register ${registered} ${subject}.`;
  return registered === ""
    ? said`Measure ${measured} ${subject}.`
    : said`Measure ${measured} ${subject}, and register ${registered}.`;
}

/** "the attempt timeout". */
export const fieldWords = (field: RegistryField): string =>
  wordsIn({ ...MEASURED, ...REGISTERED }, [field]);
