import type { Metadata } from "next";
import { NoManagedTeam } from "@/components/people/no-managed-team";
import { ServiceForm } from "@/components/service/service-form";
import { PageHeader } from "@/components/ui/page-header";
import { LinkButton } from "@/components/ui/button";
import { GUIDE_PATH } from "@/lib/guide/path";
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
      <PageHeader
        title="New service"
        crumbs={[{ href: "/services", label: "Services" }]}
        actions={<LinkButton href={GUIDE_PATH}>Get SLOs proposed</LinkButton>}
      />
      {managed.length === 0 ? (
        <NoManagedTeam
          thing="A service"
          people="the people who look after the service"
          admin={actor.admin}
        />
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
