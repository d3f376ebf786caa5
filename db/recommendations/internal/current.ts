import { and, eq, gt, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { versionOf } from "@/lib/reliability/recommend/decision";
import { dayAt } from "@/lib/postmortem/overdue";
import { recommendationDecisions } from "../../schema/recommendations";
import type { Db } from "../../store/engine";
import type { StoredDecision } from "../decision";

type About = Pick<StoredDecision, "serviceId" | "key">;

const { id, serviceId, key, endedAt } = recommendationDecisions;

/** Throws conflict, and says what was decided, where that is not what `expectedVersion` names. */
export async function assertCurrent(tx: Db, about: About, expectedVersion: number): Promise<void> {
  const [current = null] = await tx
    .select()
    .from(recommendationDecisions)
    .where(and(eq(serviceId, about.serviceId), eq(key, about.key), isNull(endedAt)));
  if (versionOf(current) === expectedVersion) return;
  throw new AppError(
    "conflict",
    `${current ? wordsOf(current) : "The earlier decision ended, because its cause was gone for a while."} Your entries are still here: send them again to decide anew.`,
  );
}

/** Whether something else was decided about the same since. */
export async function isSuperseded(tx: Db, decision: StoredDecision): Promise<boolean> {
  const later = await tx
    .select({ id })
    .from(recommendationDecisions)
    .where(and(eq(serviceId, decision.serviceId), eq(key, decision.key), gt(id, decision.id)))
    .limit(1);
  return later.length > 0;
}

function wordsOf({ kind, decidedBy, owner, dueOn, reason, until }: StoredDecision): string {
  switch (kind) {
    case "accepted":
      return `${decidedBy} has accepted this${owner === "" ? "" : `, with ${owner} as owner`}${dueOn === null ? "" : `, due ${dueOn}`}.`;
    case "postponed":
      return `${decidedBy} has put this off until ${until ? dayAt(until.getTime(), "UTC") : "later"}: "${reason}".`;
    case "refused":
      return `${decidedBy} has refused this: "${reason}".`;
    default:
      return kind satisfies never;
  }
}
