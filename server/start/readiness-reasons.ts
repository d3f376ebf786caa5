import type { DeliveryState } from "@/lib/notification/delivery-health";

/** What readiness looks at; every word but `ok` and `false` says what is wrong. */
export type Checks = {
  store: "ok" | "failed" | "locked" | "full";
  /** `late`: one should have run by now. Something is wrong, but requests can be met. */
  jobs: "ok" | "late" | "failed";
  /** Of alerts: late when a minute and a half after it should have come. */
  evaluation: "ok" | "late";
  /** Of messages: none that is due leaves, or none of those that leave arrives. */
  delivery: DeliveryState;
  stopping: boolean;
};

const STORE = {
  failed: "The database does not answer.",
  locked: "The database cannot be written: something else holds it.",
  full: "The disk of the database is full.",
} as const;
const DELIVERY = {
  stuck: "Messages have been due for more than five minutes, and nothing sends them.",
  failing: "Every try to send a message in the last 15 minutes failed.",
} as const;

/** Why it is not ready, a sentence for each check but those that are not asked for. */
export function reasonsOf(checks: Checks, excluded: ReadonlySet<string>): string[] {
  const { store, jobs, evaluation, delivery, stopping } = checks;
  const reasons: [keyof Checks, string | null][] = [
    ["store", store === "ok" ? null : STORE[store]],
    ["jobs", jobs === "failed" ? "Background jobs do not run." : null],
    ["evaluation", evaluation === "ok" ? null : "Alerts are not evaluated."],
    ["delivery", delivery === "ok" ? null : DELIVERY[delivery]],
    ["stopping", stopping ? "This process is stopping." : null],
  ];
  return reasons.flatMap(([check, reason]) =>
    reason === null || excluded.has(check) ? [] : [reason],
  );
}
