import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { dependencyVersions } from "../../schema/dependencies";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import type { Callee } from "./callee";
import type { Call, Caller } from "./write";

/** Null: it was not there, or is no longer. */
type Change = { before: DependencySettings | null; after: DependencySettings | null };

/** Keeps what is known of the call from now on, and that it changed. */
export async function recordChange(
  tx: Db,
  actor: Actor,
  { caller, callee }: Call,
  { before, after }: Change,
  now: Date,
): Promise<void> {
  const author = authorOf(actor);
  await tx.insert(dependencyVersions).values({
    callerId: caller.id,
    callee: callee.name,
    calleeTeamId: callee.kind === "service" ? callee.teamId : null,
    isExternal: callee.kind === "external",
    settings: after,
    savedById: author.id,
    savedBy: author.name,
    savedAt: now,
  });
  const verb = before === null ? "create" : after === null ? "delete" : "update";
  await recordAudit(tx, actor, {
    action: `dependency.${verb}`,
    subject: subjectOf({ caller, callee }),
    teamId: caller.teamId,
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
    at: now,
  });
}

/** How the audit log names a call. */
export const subjectOf = ({ caller, callee }: Call): string =>
  `dependency:${caller.slug}/${nameInLog(caller, callee)}`;

/** Not everybody who reads the log of the caller's team may see a service of another one. */
const nameInLog = (caller: Caller, callee: Callee): string =>
  callee.kind === "external" || callee.teamId === caller.teamId ? callee.name : `~${callee.id}`;
