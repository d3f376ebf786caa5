import { eq } from "drizzle-orm";
import type { Severity } from "@/lib/alerting/policy";
import { enqueueForChannel } from "../../notifications/internal/enqueue";
import { teamChannels } from "../../schema/contacts";
import { teamPaging } from "../../schema/escalations";
import type { Db } from "../../store/engine";

/** What nobody is woken for goes to the team's channel, or to nobody where it has none. */
export async function tellTicketChannel(
  tx: Db,
  { alertId }: { alertId: number },
  teamId: number,
  severity: Severity,
  now: Date,
  became: "fired" | "resolved" = "fired",
): Promise<void> {
  const [channel] = await tx
    .select({ slug: teamChannels.slug })
    .from(teamPaging)
    .innerJoin(teamChannels, eq(teamChannels.id, teamPaging.ticketChannelId))
    .where(eq(teamPaging.teamId, teamId));
  if (!channel) return;
  const cause = { kind: "alert", became } as const;
  await enqueueForChannel(tx, channel.slug, { cause, severity, teamId, alertId }, now);
}
