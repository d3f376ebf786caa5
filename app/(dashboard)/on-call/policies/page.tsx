import type { Metadata } from "next";
import { PolicyTable } from "@/components/escalation/policy-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { canInSome } from "@/db/access/actor";
import { listPolicies } from "@/db/escalations/list";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";

export const metadata: Metadata = { title: "Escalation policies" };

export default async function PoliciesPage() {
  const actor = await requireActor();
  const [policies, teams] = await Promise.all([listPolicies(actor), readableTeams(actor)]);
  const mayCreate = canInSome(actor, "manage", teams);
  const create = (label: string) => (
    <LinkButton variant="primary" href="/on-call/policies/new">
      {label}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Escalation policies"
        crumbs={[{ href: "/on-call", label: "On-call" }]}
        {...(mayCreate && policies.length > 0 ? { actions: create("New policy") } : {})}
      />
      <Card flush>
        {policies.length === 0 ? (
          <EmptyState
            icon="teams"
            title="No escalation policies yet"
            {...(mayCreate ? { action: create("Create a policy") } : {})}
          >
            A policy says who is notified when something breaks, and who is next when nobody
            acknowledges. Without one nobody is paged.
          </EmptyState>
        ) : (
          <PolicyTable
            rows={policies.map(({ slug, name, team, definition }) => ({
              slug,
              name,
              team: { slug: team.slug, name: team.name },
              levels: definition.levels.length,
              repeat: definition.repeat,
            }))}
          />
        )}
      </Card>
    </>
  );
}
