import { and, eq } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { acknowledgeEscalations } from "../../escalations/internal/escalate";
import { cancelWaiting } from "../../notifications/internal/enqueue";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import type { By } from "./changed";
import { remember } from "./remember";

type Taker = By & { email: string | null };

/** Another takes on what somebody has acknowledged: `from` whoever hands it over, by email. */
export async function takeOverAlert(
  tx: Db,
  actor: Actor,
  alertId: number,
  { email, ...by }: Taker,
  now: Date,
  from?: string,
): Promise<void> {
  const [alert] = await tx
    .update(alerts)
    .set({ acknowledgedAt: now, acknowledgedBy: by.name, acknowledgedById: by.userId })
    .where(and(eq(alerts.id, alertId), eq(alerts.state, "acknowledged")))
    .returning();
  if (!alert) return;
  await remember(
    tx,
    actor,
    { alert, transition: "acknowledged", facts: null, by },
    { now, at: now },
  );
  await acknowledgeEscalations(tx, { alertId }, email ?? by.name, now, from);
  await cancelWaiting(tx, { alertId }, now);
}
