import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { recipientKey, type Recipient } from "@/lib/escalation/policy";
import type { EscalationStep } from "@/lib/escalation/step";
import type { Effect } from "@/lib/escalation/walk";
import type { Cause } from "@/lib/notification/cause";
import { MINUTE_MS } from "@/lib/time/duration";
import {
  cancelWaiting,
  enqueueForChannel,
  enqueueForPerson,
} from "../../notifications/internal/enqueue";
import type { Message } from "../../notifications/message";
import { escalations, escalationSteps } from "../../schema/escalations";
import type { Db } from "../../store/engine";
import { lastResort } from "./recipients";
import type { EscalationRow } from "./state";

/** Writes what an effect says: messages into the outbox, and the step that it was. */
export async function carryOut(
  tx: Db,
  row: EscalationRow,
  effect: Effect,
  now: Date,
): Promise<EscalationStep | null> {
  if (effect.kind === "canceled") {
    await cancelWaiting(tx, { escalationId: row.id }, now);
    return null;
  }
  const step = await stepOf(tx, row, effect, now);
  await insertStep(tx, row.id, step, now);
  return step;
}

export async function insertStep(
  tx: Db,
  escalationId: number,
  effect: EscalationStep,
  at: Date,
): Promise<void> {
  await tx.insert(escalationSteps).values({ escalationId, at, effect });
}

async function stepOf(
  tx: Db,
  row: EscalationRow,
  effect: Exclude<Effect, { kind: "canceled" }>,
  now: Date,
): Promise<EscalationStep> {
  if (effect.kind === "skipped") return { ...effect, unreached: effect.unreached.map(nameOf) };
  const told =
    effect.kind === "nobody-answered" || effect.kind === "no-policy"
      ? { ...effect, recipients: await withLastResort(tx, row, effect.recipients) }
      : effect;
  const recipients: readonly Recipient[] =
    told.kind === "asked-again" ? [{ kind: "person", person: told.person }] : told.recipients;
  const inVain = await tellAll(tx, row, recipients, causeOf(told, row), now);
  const unreached = told.kind === "notify" ? told.unreached.map(nameOf) : [];
  return { ...told, unreached: [...unreached, ...inVain] };
}

const nameOf = (recipient: Recipient): string =>
  recipient.kind === "person" ? recipient.person : recipient.channel;

const withLastResort = async (
  tx: Db,
  row: EscalationRow,
  named: readonly Recipient[],
): Promise<Recipient[]> => {
  const all = [...named, ...(await lastResort(tx, row.teamId))];
  return [...new Map(all.map((recipient) => [recipientKey(recipient), recipient])).values()];
};

function causeOf(
  effect: Exclude<Effect, { kind: "canceled" | "skipped" }>,
  row: EscalationRow,
): Cause {
  const { level, round } = row;
  switch (effect.kind) {
    case "notify": {
      const { missed } = effect;
      const place = { level: effect.level, round: effect.round };
      return { kind: "escalation", why: "level", ...place, missed };
    }
    case "asked-again":
    case "nobody-answered":
    case "no-policy":
      return { kind: "escalation", why: effect.kind, level, round, missed: 0 };
    default:
      throw new RangeError(`tells nobody ${String(effect satisfies never)}`);
  }
}

/** Answers whom nothing reaches. */
async function tellAll(
  tx: Db,
  row: EscalationRow,
  recipients: readonly Recipient[],
  cause: Cause,
  now: Date,
): Promise<string[]> {
  const message: Message = {
    cause,
    severity: "page",
    teamId: row.teamId,
    escalationId: row.id,
    ...(row.alertId === null ? {} : { alertId: row.alertId }),
    ...(row.incidentId === null ? {} : { incidentId: row.incidentId }),
  };
  const told = await toldBySiblings(tx, row, now);
  const unreached: string[] = [];
  for (const recipient of recipients) {
    if (told.has(recipientKey(recipient))) continue;
    if (recipient.kind === "person") {
      const sent = await enqueueForPerson(tx, recipient.person, message, now);
      if (sent === 0) unreached.push(recipient.person);
    } else {
      const sent = await enqueueForChannel(tx, recipient.channel, message, now);
      if (sent === 0) unreached.push(recipient.channel);
    }
  }
  return unreached;
}

/** An incident of several teams pages by several policies, but each person once at a time. */
async function toldBySiblings(tx: Db, row: EscalationRow, now: Date): Promise<Set<string>> {
  if (row.incidentId === null) return new Set();
  const steps = await tx
    .select({ effect: escalationSteps.effect })
    .from(escalationSteps)
    .innerJoin(escalations, eq(escalations.id, escalationSteps.escalationId))
    .where(
      and(
        eq(escalations.incidentId, row.incidentId),
        isNull(escalations.alertId),
        ne(escalations.id, row.id),
        gt(escalationSteps.at, new Date(now.getTime() - MINUTE_MS)),
      ),
    );
  const told = steps.flatMap(({ effect }) => ("recipients" in effect ? effect.recipients : []));
  return new Set(told.map(recipientKey));
}
