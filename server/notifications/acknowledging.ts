import "server-only";
import { acknowledgeByLink } from "@/db/notifications/acknowledge";
import {
  findAcknowledgeable,
  type Acknowledgeable,
  type NextTold,
} from "@/db/notifications/find-acknowledgeable";
import { formatDurationWords } from "@/lib/formats/duration";
import { listed } from "@/lib/formats/listed";
import { SECOND_MS } from "@/lib/time/duration";
import { systemActor } from "@/server/auth/system-actor";
import { readAcknowledgeToken } from "./acknowledge-token";

export type Acknowledging = Omit<Acknowledgeable, "next"> & { next: string | null };

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
function nextSentence({ state, next }: Acknowledgeable, now: Date): string | null {
  if (state === "over") return null;
  if (next === null) return state === "acknowledged" ? "Nobody else is notified." : null;
  const wait = waitWords(next.at, now);
  return state === "acknowledged"
    ? `Nobody else is notified. If it still goes on in ${wait}, you are asked again.`
    : `If nobody acknowledges it, ${whom(next)} will be notified in ${wait}.`;
}

const whom = ({ names, isLast }: NextTold): string =>
  listed(isLast ? [...names, "the team’s managers", "every administrator"] : names);

function waitWords(at: Date, now: Date): string {
  const waitMs = at.getTime() - now.getTime();
  return waitMs < SECOND_MS ? "a moment" : formatDurationWords(waitMs);
}
