import { TeamPagingForm } from "@/components/escalation/paging-form";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { can, type UserActor } from "@/db/access/actor";
import { listPolicies } from "@/db/escalations/list";
import { listTargetChoices } from "@/db/escalations/list-target-choices";
import { getTeamPaging } from "@/db/escalations/team-paging";
import type { Team } from "@/db/people/teams";
import { saveTeamPaging } from "../../on-call/policies/actions";

/** What the team's pages and tickets go by, for its managers to change. */
export async function TeamPagingCard({ actor, team }: { actor: UserActor; team: Team }) {
  const { policy, ticketChannel } = await getTeamPaging(actor, team.slug);
  if (!can(actor, "manage", team))
    return (
      <Card title="Paging">
        <dl className="grid gap-3 text-sm wrap-anywhere">
          <div>
            <dt className="text-muted">Escalation policy</dt>
            <dd>{policy ? <PolicyLink {...policy} /> : "None: nobody is paged"}</dd>
          </div>
          <div>
            <dt className="text-muted">Ticket channel</dt>
            <dd dir="auto">{ticketChannel?.name ?? "None"}</dd>
          </div>
        </dl>
      </Card>
    );
  const [policies, { channels }] = await Promise.all([
    listPolicies(actor),
    listTargetChoices(actor),
  ]);
  const link = policy ? <PolicyLink {...policy} /> : <NewPolicy team={team.slug} />;
  return (
    <Card title="Paging" actions={link}>
      <TeamPagingForm
        action={saveTeamPaging}
        team={team.slug}
        policies={policies.map(({ slug, name }) => ({ value: slug, label: name }))}
        policy={policy?.slug ?? null}
        channels={channels.map(({ slug, name }) => ({ value: slug, label: name }))}
        ticketChannel={ticketChannel?.slug ?? null}
      />
    </Card>
  );
}

const PolicyLink = ({ slug, name }: { slug: string; name: string }) => (
  <Link href={`/on-call/policies/${slug}`} className="wrap-anywhere hover:underline">
    <bdi>{name}</bdi>
  </Link>
);

const NewPolicy = ({ team }: { team: string }) => (
  <Link href={`/on-call/policies/new?team=${team}`} className="text-muted hover:underline">
    New policy
  </Link>
);
