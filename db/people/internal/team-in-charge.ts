import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import type { Team } from "../teams";
import { selectTeam } from "./team-by-slug";

/** The team that something is given to, by someone with the permission in it. */
export async function teamInCharge(
  tx: Db,
  actor: Actor,
  slug: string,
  permission: "manage" | "respond" = "manage",
): Promise<Team> {
  const team = await selectTeam(readingIn(tx, actor), slug);
  if (!team)
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}". Name one of yours.` },
    ]);
  assertCan(actor, permission, team);
  return team;
}
