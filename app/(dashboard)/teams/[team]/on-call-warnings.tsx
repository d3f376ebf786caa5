import { WarningList } from "@/components/schedule/warning-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { UserActor } from "@/db/access/actor";
import { teamWarnings } from "@/server/schedules/team-warnings";

/** Gaps, people whom nothing reaches and handoffs at night, before they matter. */
export async function OnCallWarnings({
  actor,
  teamId,
  now,
}: {
  actor: UserActor;
  teamId: number;
  now: number;
}) {
  const found = await teamWarnings(actor, teamId, now);
  if (found.length === 0) return null;
  return (
    <Card title="On-call warnings" note="next 8 weeks">
      <ul className="grid gap-4">
        {found.map(({ schedule, warnings, names }) => (
          <li key={schedule.slug} className="grid gap-2">
            <Link
              href={`/on-call/${schedule.slug}`}
              className="text-sm font-medium wrap-anywhere hover:underline"
            >
              <bdi>{schedule.name}</bdi>
            </Link>
            <WarningList warnings={warnings} names={names} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
