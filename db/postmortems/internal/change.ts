import { AppError } from "@/lib/errors/app-error";
import { PUBLISHED_STANDS } from "@/lib/postmortem/moves";
import { type Actor, assertCan } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { type Postmortem, canInPostmortem } from "../postmortem";
import { selectPostmortem } from "./rows";

/** The postmortem, for a change; deleting is for managers of the team that owns it. */
export async function postmortemForChange(
  tx: Db,
  actor: Actor,
  id: number,
  permission: "respond" | "manage" = "respond",
): Promise<Postmortem> {
  const postmortem = await selectPostmortem(readingIn(tx, actor), id);
  if (permission === "manage" || !canInPostmortem(actor, "respond", postmortem))
    assertCan(actor, permission, postmortem.team);
  return postmortem;
}

/** As `postmortemForChange`, of what stands still while it is published. */
export async function unpublishedForChange(tx: Db, actor: Actor, id: number): Promise<Postmortem> {
  const postmortem = await postmortemForChange(tx, actor, id);
  assertUnpublished(postmortem);
  return postmortem;
}

export function assertUnpublished({ status }: Pick<Postmortem, "status">): void {
  if (status === "published") throw new AppError("conflict", PUBLISHED_STANDS);
}
