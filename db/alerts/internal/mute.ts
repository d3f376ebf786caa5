import { and, eq, gt, lte } from "drizzle-orm";
import { matches, type Labels } from "@/lib/alert/matcher";
import { alertMutes } from "../../schema/alerts";
import type { Db } from "../../store/engine";

/** The mute that covers an alert of a team now and lasts longest; null without any. */
export async function muteOf(
  tx: Db,
  teamId: number,
  labels: Labels,
  now: Date,
): Promise<number | null> {
  const mutes = await tx
    .select({ id: alertMutes.id, matchers: alertMutes.matchers, endsAt: alertMutes.endsAt })
    .from(alertMutes)
    .where(
      and(eq(alertMutes.teamId, teamId), lte(alertMutes.startsAt, now), gt(alertMutes.endsAt, now)),
    );
  const [longest] = mutes
    .filter(({ matchers }) => matchers.every((matcher) => matches(matcher, labels)))
    .toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime());
  return longest?.id ?? null;
}
