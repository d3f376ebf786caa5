import type { Metadata } from "next";
import { SloForm } from "@/components/slo/slo-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { listDataSourceChoices } from "@/db/sources/list";
import { requireActor } from "@/server/auth/current-actor";
import { readableServices } from "@/server/services/readable-services";
import { createSlo } from "../actions";
import { timeZones } from "../time-zones";
import { tryQuery } from "../query-actions";

export const metadata: Metadata = { title: "New SLO" };

export default async function NewSloPage({ searchParams }: PageProps<"/slos/new">) {
  const actor = await requireActor();
  const { service } = await searchParams;
  const [services, dataSources] = await Promise.all([
    readableServices(actor),
    listDataSourceChoices(actor),
  ]);
  const managed = services.filter((candidate) => can(actor, "manage", candidate.team));
  return (
    <>
      <PageHeader title="New SLO" crumbs={[{ href: "/slos", label: "SLOs" }]} />
      {managed.length === 0 ? (
        <EmptyState
          icon="services"
          title="An SLO belongs to a service"
          action={
            <LinkButton variant="primary" href="/services/new">
              Create a service
            </LinkButton>
          }
        >
          Create the service first: what your users call, and the team that owns it.
        </EmptyState>
      ) : (
        <SloForm
          action={createSlo}
          {...(can(actor, "admin", null) ? { addDataSourceHref: "/settings/data-sources" } : {})}
          tryQuery={tryQuery}
          timeZones={timeZones()}
          services={managed.map(({ slug, name }) => ({ value: slug, label: name }))}
          dataSources={dataSources.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...(typeof service === "string" ? { initialService: service } : {})}
        />
      )}
    </>
  );
}
