import { eq } from "drizzle-orm";
import type { AlertFacts } from "@/lib/alert/facts";
import { live, type Transition } from "@/lib/alert/lifecycle";
import type { Actor } from "../../access/actor";
import { isUnanswered } from "../../escalations/internal/escalate";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import type { By, When } from "./changed";
import { follow } from "./follow";
import { lifeOf, type AlertRow } from "./life";
import { remember } from "./remember";
import { updateAlert } from "./write-row";

/** Null where nothing came of it. */
export type Applied = { alertId: number | null; transition: Transition | null };

/**
 * Nothing where it is over, or somebody has it who was not asked again. `from`: whoever hands it
 * over, by email.
 */
export const acknowledgeAlert = (
  tx: Db,
  actor: Actor,
  alertId: number,
  by: By,
  now: Date,
  from?: string,
): Promise<Applied> =>
  change(tx, actor, alertId, { kind: "acknowledged", by: by.name, from }, { now, by });

/** Nothing where it is over. */
export const resolveAlert = (
  tx: Db,
  actor: Actor,
  alertId: number,
  by: By,
  now: Date,
): Promise<Applied> => change(tx, actor, alertId, { kind: "gone" }, { now, by });

async function change(
  tx: Db,
  actor: Actor,
  alertId: number,
  event: Told,
  { now, by }: { now: Date; by: By },
): Promise<Applied> {
  const [alert] = await tx.select().from(alerts).where(eq(alerts.id, alertId));
  if (!alert) return { alertId: null, transition: null };
  return happen(tx, actor, alert, event, { now, at: now, by, facts: null });
}

/** What opens nothing. */
type Told = { kind: "acknowledged"; by: string; from?: string | undefined } | { kind: "gone" };

export async function happen(
  tx: Db,
  actor: Actor,
  row: AlertRow,
  told: Told,
  { by, facts, ...when }: When & { by: By | null; facts: AlertFacts | null },
): Promise<Applied> {
  const from = told.kind === "gone" ? undefined : told.from;
  const event = told.kind === "gone" ? told : { ...told, again: await isAskedAgain(tx, row, from) };
  const { alert: life, transition } = live(lifeOf(row), event, when.at.getTime());
  if (!life || transition === null) return { alertId: row.id, transition: null };
  const alert = await updateAlert(tx, row.id, life, {
    ...(transition === "acknowledged" ? { acknowledgedById: by?.userId ?? null } : {}),
  });
  const changed = { alert, transition, facts, by };
  await remember(tx, actor, changed, when);
  await follow(tx, actor, { ...changed, from }, when.now);
  return { alertId: row.id, transition };
}

const isAskedAgain = async (tx: Db, row: AlertRow, from: string | undefined): Promise<boolean> =>
  row.state === "acknowledged" && (await isUnanswered(tx, { alertId: row.id }, from));
