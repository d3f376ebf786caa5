import { AcceptedTable } from "@/components/reliability/recommendation/accepted-table";
import { Card } from "@/components/ui/card";
import { can, type Actor } from "@/db/access/actor";
import type { AcceptedAction } from "@/db/recommendations/list-accepted";
import { isActionOverdue } from "@/lib/postmortem/overdue";
import { plain } from "@/lib/reliability/findings/wording";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";
import { knownRecommendations } from "@/server/reliability/recommendations";
import { serviceNames } from "@/server/services/service-names";
import { setAcceptedStateAction } from "../../reliability/actions";

type Props = { actor: Actor; items: readonly AcceptedAction[]; today: string };

/** Recommendations that were accepted. */
export async function AcceptedCard({ actor, items, today }: Props) {
  const [recommendations, names] = await Promise.all([
    knownRecommendations(actor),
    serviceNames(actor),
  ]);
  const nameOf = (slug: string): string => names.get(slug) ?? slug;
  const byKey = new Map(recommendations.map((one) => [one.key, one]));
  const rows = items.flatMap((item) => {
    const known = byKey.get(item.key);
    const { id, service, owner, dueOn, actionState: state } = item;
    if (state === null) return [];
    return [
      {
        id,
        text: known ? plain(known.recommendation.change, nameOf) : titleOf(item),
        href: known ? `/reliability/findings/${known.ref}` : null,
        service: { slug: service.slug, name: service.name, team: service.team.name },
        owner,
        dueOn,
        state,
        superseded: item.superseded,
        overdue: isActionOverdue({ dueOn, state }, today),
        mayMove: can(actor, "respond", service.team),
      },
    ];
  });
  return (
    <Card title="From recommendations" className="mt-4" flush>
      <AcceptedTable rows={rows} move={setAcceptedStateAction} />
    </Card>
  );
}

/** Without the callee, which the actor may not see. */
const titleOf = ({ key }: AcceptedAction): string => {
  const [id] = key.split("/");
  return (
    FINDING_CATALOGUE.find((rule) => rule.id === id)?.title ?? "Measure or register what is missing"
  );
};
