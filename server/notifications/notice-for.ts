import "server-only";
import type { Actor } from "@/db/access/actor";
import { findSubject, type Found } from "@/db/notifications/find-subject";
import type { Leased } from "@/db/notifications/lease";
import type { Notice } from "@/lib/notification/notice";
import { noticeOf } from "@/lib/notification/notice-of";
import { stillWanted } from "@/lib/notification/still-wanted";
import { installationUrl } from "@/server/auth/installation-url";
import { acknowledgeLinks } from "./acknowledge-token";
import { eventNotice } from "./event-notice";

/** What one message says as things are now; null where nobody has to be told any more. */
export async function noticeFor(actor: Actor, one: Leased, now: Date): Promise<Notice | null> {
  const { row, user } = one;
  if (row.cause.kind === "event") return eventNotice(actor, row.cause, row, now);
  const found = await findSubject(actor, row);
  if (!stillWanted(row.cause, found.standing) || user?.active === false) return null;
  return noticeOf({
    cause: row.cause,
    severity: row.severity,
    subject: found.subject,
    handOver: found.handOver,
    timeZone: user?.timeZone ?? "UTC",
    now: now.getTime(),
    base: installationUrl().origin,
    acknowledge: linksFor(one, found),
  });
}

/** Null where there is nothing to take on, or nobody who could. */
function linksFor({ row, user, channel }: Leased, { subject, handOver }: Found) {
  const by = user ? { userId: user.id } : channel ? { channelId: channel.id } : null;
  const about = aboutOf(row);
  const over = subject.kind === "alert" && subject.state === "resolved";
  if (!by || !about || over || handOver?.side === "goes") return null;
  return acknowledgeLinks({ subject: about, by, from: handOver?.fromId ?? undefined });
}

function aboutOf({ alertId, incidentId }: Leased["row"]) {
  if (alertId !== null) return { alertId };
  return incidentId === null ? null : { incidentId };
}

/** The first in full, with the others named below it. */
export function together([first, ...others]: readonly Notice[]): Notice {
  if (!first) throw new Error("there is nothing to tell");
  if (others.length === 0) return first;
  return {
    ...first,
    title: `${first.title} and ${others.length} more`,
    more: others.map(({ title, lead, url }) => ({ title, lead, url })),
  };
}
