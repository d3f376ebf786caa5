import type { Metadata } from "next";
import { ServiceForm } from "@/components/service/service-form";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/actor";
import { listServices } from "@/db/services";
import { listTeams } from "@/db/teams";
import { requireActor } from "@/server/auth/current-actor";
import { createService } from "../actions";

export const metadata: Metadata = { title: "New service" };

export default async function NewServicePage({ searchParams }: PageProps<"/services/new">) {
  const actor = await requireActor();
  const { team } = await searchParams;
  const [teams, services] = await Promise.all([listTeams(actor), listServices(actor)]);
  const managed = teams.filter((candidate) => can(actor, "manage", candidate));
  return (
    <>
      <PageHeader title="New service" crumbs={[{ href: "/services", label: "Services" }]} />
      <ServiceForm action={createService} teams={managed.map(({ slug, name }) => ({ value: slug, label: name }))}
        others={services.map(({ slug, name }) => ({ value: slug, label: name }))} {...(typeof team === "string" ? { initialTeam: team } : {})} />
    </>
  );
}
