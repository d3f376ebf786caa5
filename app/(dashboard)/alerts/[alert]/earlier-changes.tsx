import { ChangeList } from "@/components/change/change-list";
import { Card } from "@/components/ui/card";
import type { UserActor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { listChanges } from "@/db/changes/list";
import { HOUR_MS } from "@/lib/time/duration";
import { changeView } from "../../change-view";

const MOST = 20;

/** What changed in the hour before it fired; nothing where nobody ever tells of changes. */
export async function EarlierChanges({ actor, alert }: { actor: UserActor; alert: Alert }) {
  const { startedAt, service, team } = alert;
  const filter = { service: service?.slug ?? null, teamId: team.id };
  const to = new Date(startedAt.getTime() + 1);
  const told = await listChanges(actor, { ...filter, to }, { limit: MOST });
  if (told.length === 0) return null;
  const since = startedAt.getTime() - HOUR_MS;
  const changes = told.map(changeView).filter(({ at }) => at >= since);
  return (
    <Card title="What changed in the hour before">
      {changes.length === 0 ? (
        <p className="text-sm text-muted">Nothing that Burnline was told of.</p>
      ) : (
        <ChangeList changes={changes.toSorted((a, b) => b.at - a.at)} />
      )}
    </Card>
  );
}
