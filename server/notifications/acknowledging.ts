import "server-only";
import { acknowledgeByLink } from "@/db/notifications/acknowledge";
import { findAcknowledgeable, type Acknowledgeable } from "@/db/notifications/find-acknowledgeable";
import type { Target } from "@/lib/escalation/policy";
import { formatDurationWords } from "@/lib/formats/duration";
import { listed } from "@/lib/formats/listed";
import { systemActor } from "@/server/auth/system-actor";
import { readAcknowledgeToken } from "./acknowledge-token";

export type Acknowledging = Acknowledgeable & { next: string | null };

/** What a link is about; null for one that this installation did not make, or whose subject is gone. */
export async function findAcknowledging(token: string, now: Date): Promise<Acknowledging | null> {
  const link = readAcknowledgeToken(token);
  const found = link && (await findAcknowledgeable(systemActor("acknowledge"), link));
  return found && { ...found, next: nextSentence(found, now) };
}

/** Takes it on for whoever the link was sent to; null as above. */
export async function acknowledge(token: string, now: Date): Promise<Acknowledging | null> {
  const link = readAcknowledgeToken(token);
  if (!link) return null;
  await acknowledgeByLink(systemActor("acknowledge"), link, now);
  return findAcknowledging(token, now);
}

/** Who is told next, and when, by how far the escalation is. */
function nextSentence({ state, escalation }: Acknowledgeable, now: Date): string | null {
  if (!escalation || state === "over") return null;
  const wait =
    escalation.nextAt &&
    formatDurationWords(Math.max(0, escalation.nextAt.getTime() - now.getTime()));
  if (state === "acknowledged")
    return wait === null
      ? "Nobody else is notified."
      : `Nobody else is notified. If it still goes on in ${wait}, you are asked again.`;
  const targets = nextTargets(escalation);
  const whom = targets.length > 0 ? listed(targets.map(nameOf)) : "the team’s managers";
  return wait === null ? null : `If nobody acknowledges it, ${whom} will be notified in ${wait}.`;
}

/** Whoever is asked again and does not answer brings it back to the level that they had it at. */
function nextTargets({
  state,
  level,
  policy,
}: NonNullable<Acknowledgeable["escalation"]>): readonly Target[] {
  const { levels, repeat, whenNobodyAnswers } = policy;
  const after = levels[level + 1] ?? (repeat === 0 ? undefined : levels[0]);
  const next = {
    running: after,
    acknowledged: levels[level],
    exhausted: undefined,
    done: undefined,
  };
  return next[state]?.targets ?? whenNobodyAnswers;
}

function nameOf(target: Target): string {
  switch (target.kind) {
    case "person":
      return target.person;
    case "schedule":
      return `whoever is on call for ${target.schedule}`;
    case "team":
      return `everyone in ${target.team}`;
    case "channel":
      return `the channel ${target.channel}`;
    default:
      throw new RangeError(String(target satisfies never));
  }
}
