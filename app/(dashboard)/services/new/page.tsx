import type { Metadata } from "next";
import { ServiceForm } from "@/components/service/service-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { requireActor } from "@/server/auth/current-actor";
import { readableServices } from "@/server/services/readable-services";
import { readableTeams } from "@/server/teams/readable-teams";
import { createService } from "../actions";

export const metadata: Metadata = { title: "New service" };

export default async function NewServicePage({ searchParams }: PageProps<"/services/new">) {
  const actor = await requireActor();
  const { team } = await searchParams;
  const [teams, services] = await Promise.all([readableTeams(actor), readableServices(actor)]);
  const managed = teams.filter((candidate) => can(actor, "manage", candidate));
  return (
    <>
      <PageHeader title="New service" crumbs={[{ href: "/services", label: "Services" }]} />
      {managed.length === 0 ? (
        <EmptyState
          icon="teams"
          title="A service belongs to a team"
          {...(actor.admin
            ? {
                action: (
                  <LinkButton variant="primary" href="/settings/teams">
                    Create a team
                  </LinkButton>
                ),
              }
            : {})}
        >
          {actor.admin
            ? "Create a team first: the people who look after the service."
            : "You don’t manage a team. Ask an administrator to make you a manager."}
        </EmptyState>
      ) : (
        <ServiceForm
          action={createService}
          teams={managed.map(({ slug, name }) => ({ value: slug, label: name }))}
          others={services.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...(typeof team === "string" ? { initialTeam: team } : {})}
        />
      )}
    </>
  );
}
