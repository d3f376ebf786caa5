import { AppError } from "@/lib/errors/app-error";
import { type Batch, applyBatches, type Outcome } from "./internal/batches";
import { rememberingSpans } from "./internal/remembered-spans";
import type { Actor } from "../access/actor";
import type { MeasurementBatch } from "./measurement";
import { failureCodeOf, storeFailureOf } from "../store/store-failure";
import { noteMeasured } from "../store/measured-slos";
import { write } from "../store/client";

type Waiting = {
  batch: Batch;
  resolve: (outcome: { accepted: number }) => void;
  reject: (reason: unknown) => void;
};

/** How the engines say that what a row refers to is not there. */
const REFERS_TO_NOTHING = new Set(["SQLITE_CONSTRAINT_FOREIGNKEY", "23503"]);

const MOST_ROWS_AT_ONCE = 100_000;

let waiting: Waiting[] = [];

let draining = false;

/**
 * Records a batch, all or nothing; resolves once it is on disk. Minutes before the kept detail,
 * after `at` plus a minute, or with impossible counts refuse the whole batch with the path of each.
 * Rows of one batch for the same minute add up (`add`) or the last wins (`replace`). Batches that
 * wait together share one transaction.
 */
export function recordMeasurements(
  actor: Actor,
  batch: MeasurementBatch,
): Promise<{ accepted: number }> {
  return new Promise((resolve, reject) => {
    waiting.push({ batch: { ...batch, caller: callerOf(actor) }, resolve, reject });
    if (draining) return;
    draining = true;
    // Requests that have already arrived join before the transaction begins.
    setImmediate(() => void drain());
  });
}

function callerOf(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return `user:${actor.userId}`;
    case "token":
      return `token:${actor.tokenId}`;
    case "system":
      return `system:${actor.job}`;
    default:
      return actor satisfies never;
  }
}

async function drain(): Promise<void> {
  while (waiting.length > 0) await commit(nextGroup());
  draining = false;
}

function nextGroup(): Waiting[] {
  let rows = 0;
  const end = waiting.findIndex(({ batch }, position) => {
    rows += batch.measurements.length;
    return position > 0 && rows > MOST_ROWS_AT_ONCE;
  });
  const group = end === -1 ? waiting : waiting.slice(0, end);
  waiting = end === -1 ? [] : waiting.slice(end);
  return group;
}

async function commit(group: Waiting[]): Promise<void> {
  try {
    const outcomes = await stored(group.map(({ batch }) => batch));
    for (const [position, member] of group.entries()) settle(member, outcomes[position]);
  } catch (error) {
    const failure = storeFailureOf(error);
    // After a lost connection it is not known whether all were stored: a second attempt could count
    // them twice.
    if (group.length === 1 || failure === "lost" || failure === "unreachable")
      for (const member of group) member.reject(refusalOf(error));
    // Whichever batch broke the shared transaction fails alone; its neighbours are tried again.
    else for (const member of group) await commit([member]);
  }
}

/** Rows of measurements refer to their SLO and its objectives alone. */
function refusalOf(error: unknown): unknown {
  return REFERS_TO_NOTHING.has(failureCodeOf(error) ?? "")
    ? new AppError("not-found", "An SLO of this batch has just been deleted.")
    : error;
}

/** Notes it also where it failed: after a lost connection it may be stored all the same. */
async function stored(batches: readonly Batch[]): Promise<Outcome[]> {
  try {
    return await rememberingSpans(() => write((tx) => applyBatches(tx, batches)));
  } finally {
    noteMeasured(batches.flatMap(({ measurements }) => measurements));
  }
}

function settle(member: Waiting, outcome: Outcome | undefined): void {
  if (outcome?.ok) member.resolve({ accepted: outcome.accepted });
  else member.reject(outcome?.error ?? new Error("a batch was committed without an outcome"));
}
