import { and, eq, isNull } from "drizzle-orm";
import { invalid } from "@/lib/errors/invalid";
import { isPending } from "@/lib/postmortem/action-item";
import { DAY_MS } from "@/lib/time/duration";
import type { Actor } from "../access/actor";
import { authorOf } from "../access/author";
import { ownerOf } from "../postmortems/internal/owner";
import { recommendationDecisions } from "../schema/recommendations";
import { serviceForChange } from "../services/internal/change";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { assertCurrent } from "./internal/current";
import type { Decided, NewDecision, StoredDecision } from "./decision";
import { subjectOf } from "./internal/subject";

const LONGEST_MS = 366 * DAY_MS;

/**
 * What was decided before ends, and an action item that it became and nobody did is dropped.
 * `expectedVersion`: of what the actor read; throws conflict where something else holds by now.
 */
export async function decideOn(
  actor: Actor,
  { service: slug, key }: Decided,
  decision: NewDecision,
  now: Date,
  expectedVersion?: number,
): Promise<StoredDecision> {
  if (decision.kind === "postponed") assertLater(decision.until, now);
  return serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    if (expectedVersion !== undefined)
      await assertCurrent(tx, { serviceId: service.id, key }, expectedVersion);
    await endCurrent(tx, service.id, key, now);
    const author = authorOf(actor);
    const [row] = await tx
      .insert(recommendationDecisions)
      .values({
        serviceId: service.id,
        key,
        ...(await columnsOf(tx, service.teamId, decision)),
        decidedById: author.id,
        decidedBy: author.name,
        decidedAt: now,
      })
      .returning();
    if (!row) throw new Error("a decision that was made is not there");
    await recordAudit(tx, actor, {
      action: `recommendation.${VERBS[decision.kind]}`,
      subject: subjectOf(key),
      teamId: service.teamId,
      after: decision,
      at: now,
    });
    return row;
  });
}

const VERBS = { accepted: "accept", postponed: "postpone", refused: "refuse" } as const;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

function assertLater(until: string, now: Date): void {
  const ms = startOf(until).getTime() - now.getTime();
  if (ms > 0 && ms <= LONGEST_MS) return;
  const message = "Choose a day after today, at most a year ahead.";
  throw invalid("the decision", [{ path: "until", message }]);
}

async function endCurrent(tx: Db, serviceId: number, key: string, now: Date): Promise<void> {
  const { serviceId: of, key: about, endedAt } = recommendationDecisions;
  const ended = await tx
    .update(recommendationDecisions)
    .set({ endedAt: now })
    .where(and(eq(of, serviceId), eq(about, key), isNull(endedAt)))
    .returning();
  for (const { id, actionState } of ended)
    if (actionState !== null && isPending(actionState))
      await tx
        .update(recommendationDecisions)
        .set({ actionState: "dropped" })
        .where(eq(recommendationDecisions.id, id));
}

async function columnsOf(tx: Db, teamId: number, decision: NewDecision) {
  const { kind } = decision;
  const nobody = { owner: "", ownerId: null, dueOn: null, actionState: null };
  switch (kind) {
    case "accepted": {
      const { owner, dueOn } = decision;
      const ownerId = await ownerOf(tx, teamId, owner);
      return { kind, reason: "", owner, ownerId, dueOn, actionState: "open" as const };
    }
    case "postponed":
      return { kind, ...nobody, reason: decision.reason, until: startOf(decision.until) };
    case "refused":
      return { kind, ...nobody, reason: decision.reason };
    default:
      return decision satisfies never;
  }
}
