import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { UserActor } from "@/db/actor";
import { concernedTeams } from "@/db/incidents";
import { listActions } from "@/db/postmortem-actions";
import { listDuePostmortems } from "@/db/postmortems";
import { plural } from "@/lib/formats/count";
import { actionListHref, parseActionListQuery } from "@/lib/postmortem/list-query";
import { dayAt, isActionOverdue, isPostmortemOverdue } from "@/lib/postmortem/overdue";
import { displayZone } from "@/lib/preferences/preferences";
import { readPreferences } from "../preferences/read-preferences";

const MOST_NAMED = 5;

/** What was promised after incidents and has not been kept: postmortems and action items. Nothing where all of it is. */
export async function OverdueCard({ actor, team, now }: { actor: UserActor; team?: { id: number; slug: string }; now: number }) {
  const [due, actions, preferences] = await Promise.all([listDuePostmortems(actor), listActions(actor, team ? { team: team.slug } : {}), readPreferences()]);
  const late = due.filter(({ incident, postmortem }) =>
    isPostmortemOverdue({ severity: incident.severity, resolvedAt: incident.resolvedAt?.getTime() ?? null }, postmortem?.status === "published", now) && (!team || concernedTeams(incident).some(({ id }) => id === team.id)));
  const today = dayAt(now, displayZone(preferences));
  const items = actions.filter((item) => isActionOverdue(item, today)).length;
  if (late.length + items === 0) return null;
  return (
    <Card title="Overdue">
      <ul className="grid gap-2 text-sm">
        {late.slice(0, MOST_NAMED).map(({ incident, postmortem }) => (
          <li key={incident.id} className="wrap-anywhere"><Link href={postmortem ? `/postmortems/${postmortem.id}` : `/incidents/${incident.id}`} prefetch={false} className="hover:underline">Postmortem of #{incident.id}</Link> <span className="text-muted">{incident.title}</span></li>
        ))}
        {late.length > MOST_NAMED && <li><Link href="/postmortems" prefetch={false} className="hover:underline">{plural(late.length - MOST_NAMED, "more postmortem")}</Link></li>}
        {items > 0 && <li><Link href={actionListHref(parseActionListQuery({ overdue: "1", ...(team ? { team: team.slug } : {}) }))} prefetch={false} className="hover:underline">{plural(items, "action item")}</Link></li>}
      </ul>
    </Card>
  );
}
