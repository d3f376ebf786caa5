import { and, eq, gte, lte } from "drizzle-orm";
import type { OnCallChange } from "@/lib/on-call/on-call-changes";
import { HOUR_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import { escalationPolicyVersions, escalations, escalationSteps } from "../schema/escalations";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { insertStep } from "./internal/tell";
import { forEachScheduleChange, type ScheduleRow } from "./internal/schedule-changes";

/** A change that nobody saw in this time is past. */
const BACK_MS = HOUR_MS;

type OpenPage = Pick<typeof escalations.$inferSelect, "id" | "alertId" | "incidentId">;

/** Tells whoever went off call with acknowledged pages that are open, and whoever came, once each. */
export async function handOverPages(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await forEachScheduleChange<HandOver>({
    within: { start: now.getTime() - BACK_MS, end: now.getTime() },
    pending: async (db, schedule, changes) => {
      const open: HandOver[] = [];
      for (const change of changes)
        for (const person of change.goes)
          for (const page of await openPagesOf(db, schedule, person, new Date(change.at)))
            if (!(await wasHandedOver(db, page.id, schedule.slug, new Date(change.at))))
              open.push({ change, person, page });
      return open;
    },
    carryOut: (tx, schedule, one) => handOver(tx, actor, schedule, one, now),
  });
}

/** Those that came by this schedule, and were acknowledged before the change. */
async function openPagesOf(
  tx: Db,
  { slug }: ScheduleRow,
  person: string,
  changedAt: Date,
): Promise<OpenPage[]> {
  const rows = await tx
    .select({
      id: escalations.id,
      alertId: escalations.alertId,
      incidentId: escalations.incidentId,
      policy: escalationPolicyVersions.definition,
    })
    .from(escalations)
    .innerJoin(
      escalationPolicyVersions,
      eq(escalationPolicyVersions.id, escalations.policyVersionId),
    )
    .where(
      and(
        eq(escalations.state, "acknowledged"),
        eq(escalations.acknowledgedBy, person),
        lte(escalations.updatedAt, changedAt),
      ),
    );
  return rows.filter(({ policy }) =>
    policy.levels.some(({ targets }) =>
      targets.some((target) => target.kind === "schedule" && target.schedule === slug),
    ),
  );
}

type HandOver = { change: OnCallChange; person: string; page: OpenPage };

async function handOver(
  tx: Db,
  actor: Actor,
  schedule: ScheduleRow,
  { change, person, page }: HandOver,
  now: Date,
): Promise<void> {
  const message = {
    cause: { kind: "hand-over", from: person, to: change.onCall } as const,
    severity: "page" as const,
    teamId: schedule.teamId,
    scheduleId: schedule.id,
    escalationId: page.id,
    ...(page.alertId === null ? {} : { alertId: page.alertId }),
    ...(page.incidentId === null ? {} : { incidentId: page.incidentId }),
  };
  const unreached: string[] = [];
  for (const each of new Set([person, ...change.onCall]))
    if ((await enqueueForPerson(tx, each, message, now)) === 0) unreached.push(each);
  const sides = { schedule: schedule.slug, from: person, to: change.onCall };
  await insertStep(tx, page.id, { kind: "handed-over", ...sides, unreached }, now);
  await recordAudit(tx, actor, {
    action: "escalation.hand-over",
    subject: `escalation:${page.id}`,
    teamId: schedule.teamId,
    after: sides,
    at: now,
  });
}

async function wasHandedOver(
  tx: Db,
  escalationId: number,
  schedule: string,
  since: Date,
): Promise<boolean> {
  const rows = await tx
    .select({ effect: escalationSteps.effect })
    .from(escalationSteps)
    .where(and(eq(escalationSteps.escalationId, escalationId), gte(escalationSteps.at, since)));
  return rows.some(({ effect }) => effect.kind === "handed-over" && effect.schedule === schedule);
}
