import type { Metadata } from "next";
import type { PagedView } from "@/components/escalation/who-is-paged";
import { DeclareForm } from "@/components/incident/declare-form";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can, type UserActor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { findAlert } from "@/db/alerts/find";
import { listServicesPaged, type ServicePaged } from "@/db/escalations/who-is-paged";
import { listResponders } from "@/db/incidents/list-responders";
import { requireActor } from "@/server/auth/current-actor";
import { openIncidents } from "@/server/incidents/open";
import { readableServices } from "@/server/services/readable-services";
import { declare } from "../actions";

export const metadata: Metadata = { title: "Declare an incident" };

export default async function DeclarePage({ searchParams }: PageProps<"/incidents/new">) {
  const actor = await requireActor();
  const { service, alert: from } = await searchParams;
  const alert = await alertNamed(actor, from);
  const services = (await readableServices(actor)).filter(({ team }) =>
    can(actor, "respond", team),
  );
  const teams = [...new Map(services.map(({ team }) => [team.id, team])).values()];
  const slugs = services.map(({ slug }) => slug);
  const now = new Date();
  const [people, open, sev1, sev2] = await Promise.all([
    listResponders(actor, teams),
    openIncidents(actor),
    listServicesPaged(actor, slugs, now, "SEV1"),
    listServicesPaged(actor, slugs, now, "SEV2"),
  ]);
  const preset = services.find(({ slug }) => slug === (alert?.service?.slug ?? service))?.slug;
  return (
    <>
      <PageHeader
        title="Declare an incident"
        crumbs={[{ href: "/incidents", label: "Incidents" }]}
      />
      {services.length === 0 ? (
        <Card>
          <EmptyState
            icon="incidents"
            title="You can’t declare incidents for any service"
            action={<LinkButton href="/services">Services</LinkButton>}
          >
            An incident affects at least one service. To declare one you need the responder role in
            its team.
          </EmptyState>
        </Card>
      ) : (
        <DeclareForm
          action={declare}
          initialService={preset}
          {...(alert ? { alert: { id: alert.id, title: alert.title } } : {})}
          cancelHref={cancelHrefOf(alert?.id, preset)}
          services={services.map(({ slug, name, team }) => ({
            slug,
            name,
            team: team.name,
            people: people
              .filter(({ teamIds }) => teamIds.includes(team.id))
              .map((person) => person.name),
            paged: { SEV1: pagedView(sev1, slug), SEV2: pagedView(sev2, slug) },
          }))}
          open={open.map(({ id, title, severity, services: affected }) => ({
            number: id,
            title,
            severity,
            services: affected.map(({ slug }) => slug),
          }))}
        />
      )}
    </>
  );
}

function pagedView(all: readonly ServicePaged[], slug: string): PagedView {
  const paged = all.find(({ service }) => service.slug === slug)?.paged;
  return {
    steps: (paged?.steps ?? []).flatMap(({ kind, afterMinutes, recipients }) =>
      kind === "level" || kind === "no-policy"
        ? [{ afterMinutes, names: [...new Set(recipients.map(({ name }) => name))] }]
        : [],
    ),
    warnings: [...(paged?.warnings ?? [])],
  };
}

/** The alert from which an incident is declared; null where none is named that the actor may read. */
async function alertNamed(actor: UserActor, id: unknown): Promise<Alert | null> {
  return typeof id === "string" && /^\d{1,15}$/.test(id) ? findAlert(actor, Number(id)) : null;
}

function cancelHrefOf(alert: number | undefined, service: string | undefined): string {
  if (alert !== undefined) return `/alerts/${alert}`;
  return service === undefined ? "/incidents" : `/services/${service}`;
}
