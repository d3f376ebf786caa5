import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { UserActor } from "@/db/access/actor";
import { countActions } from "@/db/postmortems/list-actions";
import { listDuePostmortems } from "@/db/postmortems/list-due";
import { formatCount, plural } from "@/lib/formats/count";
import { actionListHref, parseActionListQuery } from "@/lib/postmortem/list-query";
import { dayAt } from "@/lib/postmortem/overdue";
import { displayZone } from "@/lib/preferences/preferences";
import { readPreferences } from "../preferences/read-preferences";

const MOST_NAMED = 5;

/**
 * What was promised after incidents and has not been kept: postmortems and action items. Nothing
 * where all of it is.
 */
export async function OverdueCard({
  actor,
  team,
  now,
}: {
  actor: UserActor;
  team?: { id: number; slug: string };
  now: number;
}) {
  const today = dayAt(now, displayZone(await readPreferences()));
  const [late, items] = await Promise.all([
    listDuePostmortems(actor, {
      limit: MOST_NAMED,
      overdueAt: new Date(now),
      ...(team ? { team: team.id } : {}),
    }),
    countActions(actor, { overdueOn: today, ...(team ? { team: team.slug } : {}) }),
  ]);
  if (late.total + items === 0) return null;
  return (
    <Card title="Overdue">
      <ul className="grid gap-2 text-sm">
        {late.items.map(({ incident, postmortem }) => (
          <li key={incident.id} className="wrap-anywhere">
            <Link
              href={postmortem ? `/postmortems/${postmortem.id}` : `/incidents/${incident.id}`}
              className="hover:underline"
            >
              Postmortem of #{incident.id}
            </Link>{" "}
            <span className="text-muted">
              <bdi>{incident.title}</bdi>
            </span>
          </li>
        ))}
        {late.total > MOST_NAMED && (
          <li>
            <Link href="/postmortems" className="hover:underline">
              and {formatCount(late.total - MOST_NAMED)} more
            </Link>
          </li>
        )}
        {items > 0 && (
          <li>
            <Link
              href={actionListHref(
                parseActionListQuery({ overdue: "1", ...(team ? { team: team.slug } : {}) }),
              )}
              className="hover:underline"
            >
              {plural(items, "action item")}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
