import { OnCallBrief } from "@/components/schedule/on-call-brief";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { UserActor } from "@/db/access/actor";
import { plural } from "@/lib/formats/count";
import { onCallNow } from "@/server/schedules/on-call-now";
import { onCallRows } from "./on-call/on-call-rows";

const MOST = 6;

/** Who is on call now and the next handoff; nothing where there is no schedule. */
export async function OnCallCard({
  actor,
  now,
  teamId,
}: {
  actor: UserActor;
  now: number;
  teamId?: number;
}) {
  const rows = onCallRows(
    actor,
    await onCallNow(actor, now, teamId === undefined ? {} : { teamId }),
  );
  if (rows.length === 0) return null;
  return (
    <Card
      title="On call now"
      flush
      {...(rows.length > MOST
        ? {
            footer: (
              <Link href="/on-call" className="hover:underline">
                and {plural(rows.length - MOST, "more schedule")}
              </Link>
            ),
          }
        : {})}
    >
      <OnCallBrief rows={rows.slice(0, MOST)} now={now} />
    </Card>
  );
}
