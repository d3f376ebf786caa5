import type { RouteRule } from "@/lib/alert/route";
import type { Actor } from "../../access/actor";
import { alertRoutes } from "../../schema/alerts";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import type { AlertRoutes } from "../alert-routes";
import { assertKnown } from "./assert-known";

/** Writes a team's rules as its next version. */
export async function saveRules(
  tx: Db,
  actor: Actor,
  before: AlertRoutes,
  rules: readonly RouteRule[],
  now: Date,
): Promise<AlertRoutes> {
  const { team } = before;
  await assertKnown(tx, actor, team, rules);
  const values = { rules: [...rules], version: before.version + 1, updatedAt: now };
  await tx
    .insert(alertRoutes)
    .values({ teamId: team.id, ...values })
    .onConflictDoUpdate({ target: alertRoutes.teamId, set: values });
  await recordAudit(tx, actor, {
    action: "alert-routes.update",
    subject: `team:${team.slug}`,
    teamId: team.id,
    before: { rules: before.rules },
    after: { rules },
    at: now,
  });
  return { team, rules, version: values.version };
}
