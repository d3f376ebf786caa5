import { and, asc, eq, inArray, ne, or } from "drizzle-orm";
import type { Severity } from "@/lib/alerting/policy";
import type { EscalationStep } from "@/lib/escalation/step";
import { resume, start, type Step } from "@/lib/escalation/walk";
import { escalationPolicyVersions, escalations } from "../../schema/escalations";
import { readingAll } from "../../access/reader";
import type { Db } from "../../store/engine";
import { advance } from "./advance";
import { policyWithout } from "./no-policy";
import { policyFor, type PagedBy, type PinnedPolicy } from "./policy-for";
import { pagedFor } from "./paged-for";
import { rulesAt } from "./recipients";
import { columnsOf } from "./state";
import { ofSubject, type Subject } from "./subject";
import { tellTicketChannel } from "./ticket-channel";
import { carryOut } from "./tell";

/**
 * Starts the walk through the policy that holds, and notifies its first level. One that runs by the
 * same policy, or began in this instant, is not begun twice; one that was acknowledged or ran out
 * starts anew. Tickets go to the team's channel: null. So does a page that no policy is there for,
 * and to the last resort at once.
 */
export async function beginEscalation(
  tx: Db,
  subject: Subject,
  by: PagedBy,
  severity: Severity,
  now: Date,
): Promise<number | null> {
  const chosen = severity === "page" ? await policyFor(readingAll(tx), by) : null;
  if (!chosen && "alertId" in subject)
    await tellTicketChannel(tx, subject, by.teamId, severity, now);
  if (severity === "ticket") return null;
  const policy = chosen ?? (await policyWithout(tx, by.teamId, now));
  for (const earlier of await unfinished(tx, subject, policy.policyId)) {
    if (earlier.state === "running" || earlier.startedAt >= now) return earlier.id;
    await advance(tx, earlier.id, { kind: "resolved" }, now);
  }
  const about = await pagedFor(tx, { alertId: null, incidentId: null, ...subject });
  const rules = await rulesAt(tx, policy.policy, about, now);
  return insert(
    tx,
    subject,
    { teamId: by.teamId, policy, first: start(now.getTime(), rules) },
    now,
  );
}

/** For what somebody has, by the policy that holds now; nothing where they are asked again already. */
export async function resumeEscalation(
  tx: Db,
  subject: Subject,
  by: PagedBy,
  holder: string,
  now: Date,
): Promise<void> {
  if ((await unfinished(tx, subject)).length > 0) return;
  const chosen = await policyFor(readingAll(tx), by);
  const policy = chosen ?? (await policyWithout(tx, by.teamId, now));
  const first = resume(holder, now.getTime(), policy.policy);
  await insert(tx, subject, { teamId: by.teamId, policy, first }, now);
}

/**
 * Silences everything about the subject that has not been sent. `by` is the e-mail address of
 * whoever acknowledged, who is asked again where an alert goes on firing, or else a name. What
 * somebody has stays theirs, but where it was `from` them and they hand it over.
 */
export async function acknowledgeEscalations(
  tx: Db,
  subject: Subject,
  by: string,
  now: Date,
  from?: string,
): Promise<void> {
  for (const { id } of await unfinished(tx, subject))
    await advance(tx, id, { kind: "acknowledged", by, from }, now);
}

/**
 * Whether somebody is still to say that they have the subject, or to take it from whoever hands it
 * over: `from`, by email.
 */
export async function isUnanswered(tx: Db, subject: Subject, from?: string): Promise<boolean> {
  const handedOver =
    from === undefined
      ? undefined
      : and(eq(escalations.state, "acknowledged"), eq(escalations.acknowledgedBy, from));
  const [one] = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(ofSubject(escalations, subject), or(unanswered, handedOver)))
    .limit(1);
  return one !== undefined;
}

/** For what is over: nobody is told any more, whatever comes late. */
export async function endEscalations(tx: Db, subject: Subject, now: Date): Promise<void> {
  for (const { id } of await unfinished(tx, subject))
    await advance(tx, id, { kind: "resolved" }, now);
}

/** Goes on to what is due by now; answers what it did, nothing where another was faster. */
export const runDue = (tx: Db, id: number, now: Date): Promise<EscalationStep[]> =>
  advance(tx, id, { kind: "due" }, now);

/** Also one that somebody has who was asked again. */
export const unanswered = or(
  inArray(escalations.state, ["running", "exhausted"]),
  eq(escalations.asked, true),
);

/** Those of an incident count by policy: each affected team has its own. */
const unfinished = (tx: Db, subject: Subject, policyId?: number) =>
  tx
    .select({ id: escalations.id, state: escalations.state, startedAt: escalations.startedAt })
    .from(escalations)
    .innerJoin(
      escalationPolicyVersions,
      eq(escalationPolicyVersions.id, escalations.policyVersionId),
    )
    .where(
      and(
        ofSubject(escalations, subject),
        ne(escalations.state, "done"),
        policyId === undefined || "alertId" in subject
          ? undefined
          : eq(escalationPolicyVersions.policyId, policyId),
      ),
    )
    .orderBy(asc(escalations.id));

async function insert(
  tx: Db,
  subject: Subject,
  { teamId, policy, first }: { teamId: number; policy: PinnedPolicy; first: Step },
  now: Date,
): Promise<number> {
  const nobodyYet = { acknowledgedBy: null, incidentId: null };
  const [row] = await tx
    .insert(escalations)
    .values({
      teamId,
      alertId: "alertId" in subject ? subject.alertId : null,
      incidentId: "incidentId" in subject ? subject.incidentId : null,
      policyVersionId: policy.versionId,
      level: 0,
      round: 0,
      ...columnsOf(first.escalation, nobodyYet),
      startedAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("insert returned no escalation");
  for (const effect of first.effects) await carryOut(tx, row, effect, now);
  return row.id;
}
