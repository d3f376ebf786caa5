import { changedRules, type RuleChange } from "@/lib/alert-route/change-rules";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../access/actor";
import { readWithin } from "../store/client";
import { serialWrite } from "../store/serial-write";
import type { AlertRoutes } from "./alert-routes";
import { getAlertRoutes } from "./find";
import { saveRules } from "./internal/save";

/** The version that someone saw; without one, whichever is there. */
type Shown = { team: string; version?: number | undefined };

/** Changes one of the rules that someone saw. */
export async function changeAlertRoutes(
  actor: Actor,
  { team, version }: Shown,
  change: RuleChange,
  now: Date,
): Promise<AlertRoutes> {
  return serialWrite(async (tx) => {
    const before = await readWithin(tx, () => getAlertRoutes(actor, team));
    assertCan(actor, "manage", before.team);
    const asShown = version === undefined || before.version === version;
    const rules = asShown ? changedRules(before.rules, change) : null;
    if (!rules)
      throw new AppError(
        "conflict",
        "Someone else changed these rules meanwhile. Reload the page, then make your change again.",
      );
    return saveRules(tx, actor, before, rules, now);
  });
}
