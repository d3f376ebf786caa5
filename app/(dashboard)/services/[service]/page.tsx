import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OpenAlerts } from "@/components/alert/open-alerts";
import { DeclareLink } from "@/components/incident/declare-link";
import { OpenIncidents } from "@/components/incident/open-incidents";
import { frozen } from "@/components/markup/frozen";
import { DependenciesCard } from "@/components/reliability/dependency/dependencies-card";
import { ArchivedNote } from "@/components/slo/archived-note";
import { SloTable } from "@/components/slo/slo-table";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { parseSloListQuery, sloListHref } from "@/lib/slo/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { openIncidents } from "@/server/incidents/open";
import { slosOfService } from "@/server/slos/lookups";
import { sloSnapshot, sparklinesOf } from "@/server/slos/snapshot";
import { leastLeftFirst } from "@/server/slos/sorted";
import { knownFindings } from "@/server/reliability/findings";
import { OWN_SERVICE } from "@/server/reliability/own-dependencies";
import { readableServices } from "@/server/services/readable-services";
import { findShownService } from "@/server/services/shown-service";
import { burningRows } from "../../alerts/alert-rows";
import { incidentRow } from "../../incidents/incident-rows";
import { recommendationRows } from "../../reliability/recommendations/rows";
import { OWN_CALLS_PAGE } from "../../reliability/burnline/page-href";
import { callRows } from "./call-rows";
import { restoreServiceAction } from "../actions";
import { NextStepsCard } from "./next-steps-card";
import { ServicePagedCard } from "./service-paged-card";
import { sloRow } from "../../slo-rows";

export const metadata: Metadata = { title: "Service" };

export default async function ServicePage({ params }: PageProps<"/services/[service]">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const [shown, all, snapshot, open, reviewed, steps] = await Promise.all([
    findShownService(actor, slug),
    readableServices(actor),
    sloSnapshot(actor),
    openIncidents(actor),
    knownFindings(actor),
    recommendationRows(actor, { state: "", team: "", service: slug }),
  ]);
  if (!shown && slug === OWN_SERVICE) redirect(OWN_CALLS_PAGE);
  if (!shown) notFound();
  const { service, archivedSlos: archived, alerts, paged } = shown;
  const mayManage = can(actor, "manage", service.team);
  const mayDeclare = can(actor, "respond", service.team) && service.archivedAt === null;
  const mayAdd = mayManage && service.archivedAt === null;
  const slos = leastLeftFirst(slosOfService(snapshot.slos, service.id));
  const incidents = open.filter((incident) =>
    incident.services.some(({ id }) => id === service.id),
  );
  const sparklines = await sparklinesOf(actor, snapshot, slos);
  const names = new Map(all.map((other) => [other.slug, other.name]));
  return frozen(
    <>
      <PageHeader
        title={service.name}
        crumbs={[{ href: "/services", label: "Services" }]}
        aside={
          service.archivedAt ? (
            <Badge tone="neutral">Archived</Badge>
          ) : (
            <>
              {service.tier !== null && <Badge tone="neutral">Tier {service.tier}</Badge>}
              <LiveRefresh at={snapshot.at} stream="/api/live" />
            </>
          )
        }
        actions={
          <>
            {service.archivedAt === null && (
              <LinkButton href={`/services/${slug}/scorecard`}>Scorecard</LinkButton>
            )}
            {mayDeclare && <DeclareLink service={slug} />}
            {mayManage && <LinkButton href={`/services/${slug}/edit`}>Edit</LinkButton>}
            {mayAdd && (
              <LinkButton variant="primary" href={`/slos/new?service=${slug}`}>
                New SLO
              </LinkButton>
            )}
          </>
        }
      />
      {service.archivedAt && (
        <ArchivedNote
          what="service"
          name={service.name}
          restore={mayManage ? restoreServiceAction : null}
          fields={{ service: slug }}
        >
          This service and its SLOs are archived. They accept no measurements; existing ones are
          kept.
        </ArchivedNote>
      )}
      {service.description && (
        <p dir="auto" className="mb-5 max-w-[48rem] text-base text-muted">
          {service.description}
        </p>
      )}
      {(incidents.length > 0 || alerts.total > 0) && (
        <div className="mb-4 grid gap-4">
          {incidents.length > 0 && (
            <OpenIncidents
              incidents={incidents.map((incident) => incidentRow(incident))}
              now={snapshot.at}
            />
          )}
          <OpenAlerts
            alerts={burningRows(alerts.items, slos)}
            total={alerts.total}
            now={snapshot.at}
            all={`/alerts?state=open&service=${slug}`}
          />
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-4">
          <Card title="Error budgets" note="least left first" flush>
            {slos.length === 0 ? (
              <NoSlos
                slug={slug}
                archived={archived}
                inUse={service.archivedAt === null}
                mayAdd={mayAdd}
              />
            ) : (
              <SloTable
                caption={`SLOs of ${service.name}`}
                rows={slos.map((evaluated) =>
                  sloRow(evaluated, snapshot.at, sparklines.get(evaluated.slo.id) ?? [], "service"),
                )}
              />
            )}
            {slos.length > 0 && archived > 0 && (
              <p className="border-t border-line px-4 py-2.5 text-sm">
                <Link
                  href={archivedHref(slug)}
                  className="text-muted hover:text-ink hover:underline"
                >
                  {archivedWords(archived)}
                </Link>
              </p>
            )}
          </Card>
          {service.archivedAt === null && (
            <DependenciesCard
              {...callRows(slug, { ...reviewed, names })}
              addHref={mayManage ? `/services/${slug}/new-dependency` : null}
              importHref={mayManage ? `/services/${slug}/import-dependencies` : null}
              historyHref={`/services/${slug}/dependencies`}
              callsNothing={service.claims.callsNothing ?? null}
              builtInHref={slug === OWN_SERVICE ? OWN_CALLS_PAGE : null}
            />
          )}
        </div>
        <div className="grid gap-4">
          <NextStepsCard service={slug} rows={steps} names={names} />
          <ServicePagedCard service={service} paged={paged} mayManage={mayManage} />
          <Card title="About">
            <dl className="grid gap-3 text-sm">
              <div>
                <dt className="text-muted">Owner</dt>
                <dd>
                  <Link href={`/teams/${service.team.slug}`} className="hover:underline">
                    <bdi>{service.team.name}</bdi>
                  </Link>
                </dd>
              </div>
              <div>
                <dt className="text-muted">Slug</dt>
                <dd className="figure">{service.slug}</dd>
              </div>
            </dl>
          </Card>
        </div>
      </div>
    </>,
  );
}

const archivedHref = (slug: string): string =>
  sloListHref(parseSloListQuery({ q: slug }), { archived: true });
const archivedWords = (count: number): string =>
  count === 1 ? "1 archived SLO" : `${count} archived SLOs`;

function NoSlos({
  slug,
  archived,
  inUse,
  mayAdd,
}: {
  slug: string;
  archived: number;
  inUse: boolean;
  mayAdd: boolean;
}) {
  const actions = (
    <>
      {mayAdd && (
        <LinkButton variant="primary" href={`/slos/new?service=${slug}`}>
          Create an SLO
        </LinkButton>
      )}
      {archived > 0 && <LinkButton href={archivedHref(slug)}>{archivedWords(archived)}</LinkButton>}
    </>
  );
  if (archived > 0 || !inUse)
    return <EmptyState icon="slos" title="No active SLOs" action={actions} />;
  return (
    <EmptyState icon="slos" title="No SLOs yet" action={actions}>
      Start with what users notice first: do requests succeed, and how fast?
    </EmptyState>
  );
}
