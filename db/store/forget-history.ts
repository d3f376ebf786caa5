import type { HistoryRetention } from "@/lib/history/retention";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { forgetAlerts, forgetMutes } from "../alerts/internal/forget-alerts";
import { forgetChanges } from "../integrations/internal/forget-changes";
import { forgetAttempts, forgetMessages } from "../notifications/internal/forget-messages";
import { forgetLevels } from "../scorecards/internal/forget-levels";
import { inBatches } from "./in-batches";

/** Deletes alerts, messages, changes and levels that are older than they are kept, a few hundred at a time. */
export async function forgetHistory(
  actor: Actor,
  { alertDays, messageDays }: HistoryRetention,
  now: Date,
  stop?: AbortSignal,
): Promise<void> {
  assertCan(actor, "admin", null);
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const [alertsBefore, messagesBefore] = [ago(alertDays), ago(messageDays)];
  await inBatches((tx, limit) => forgetAlerts(tx, alertsBefore, limit), stop);
  await inBatches((tx, limit) => forgetMutes(tx, alertsBefore, limit), stop);
  await inBatches((tx, limit) => forgetChanges(tx, alertsBefore, limit), stop);
  await inBatches((tx, limit) => forgetLevels(tx, alertsBefore, limit), stop);
  await inBatches((tx, limit) => forgetMessages(tx, messagesBefore, limit), stop);
  let after = 0;
  await inBatches(async (tx, limit) => {
    const { seen, last } = await forgetAttempts(tx, messagesBefore, { after, limit });
    after = last;
    return seen;
  }, stop);
}
