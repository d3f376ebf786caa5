import type { RouteRule } from "@/lib/alert/route";
import { assertCan, type Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { readWithin } from "../store/client";
import type { AlertRoutes } from "./alert-routes";
import { getAlertRoutes } from "./find";
import { saveRules } from "./internal/save";

/** Replaces all rules of a team. */
export async function putAlertRoutes(
  actor: Actor,
  teamSlug: string,
  rules: readonly RouteRule[],
  now: Date,
): Promise<AlertRoutes> {
  return serialWrite(async (tx) => {
    const before = await readWithin(tx, () => getAlertRoutes(actor, teamSlug));
    assertCan(actor, "manage", before.team);
    return saveRules(tx, actor, before, rules, now);
  });
}
