import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SloTable } from "@/components/slo/slo-table";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/actor";
import { findService, listServices } from "@/db/services";
import { requireActor } from "@/server/auth/current-actor";
import { sloSnapshot, sparklinesOf } from "@/server/slo-snapshot";
import { remainingOrder, sloRow, worstObjective } from "../../slo-rows";

export const metadata: Metadata = { title: "Service" };

export default async function ServicePage({ params }: PageProps<"/services/[service]">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const [service, all, snapshot] = await Promise.all([findService(actor, slug), listServices(actor), sloSnapshot(actor)]);
  if (!service) notFound();
  const mayManage = can(actor, "manage", service.team);
  const slos = snapshot.slos
    .filter(({ slo }) => slo.serviceId === service.id)
    .sort((a, b) => remainingOrder(worstObjective(a.objectives).evaluation) - remainingOrder(worstObjective(b.objectives).evaluation));
  const sparklines = await sparklinesOf(snapshot, slos);
  const callers = all.filter((other) => other.dependencies.includes(slug));
  const calls = all.filter((other) => service.dependencies.includes(other.slug));
  return (
    <>
      <PageHeader title={service.name} crumbs={[{ href: "/services", label: "Services" }]}
        aside={service.archivedAt ? <Badge tone="neutral">Archived</Badge> : service.tier === null ? undefined : <Badge tone="neutral">Tier {service.tier}</Badge>}
        {...(mayManage ? { actions: <><LinkButton href={`/services/${slug}/edit`}>Edit</LinkButton><LinkButton variant="primary" href={`/slos/new?service=${slug}`}>New SLO</LinkButton></> } : {})} />
      {service.description && <p className="mb-5 max-w-[48rem] text-base text-muted">{service.description}</p>}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <Card title="Error budgets" note="least left first" flush>
          {slos.length === 0 ? (
            <EmptyState icon="slos" title="No SLOs yet" {...(mayManage ? { action: <LinkButton variant="primary" href={`/slos/new?service=${slug}`}>Create an SLO</LinkButton> } : {})}>
              Start with what users notice first: do requests succeed, and how fast?
            </EmptyState>
          ) : (
            <SloTable caption={`SLOs of ${service.name}`} rows={slos.map((evaluated) => sloRow(evaluated, snapshot.at, sparklines.get(evaluated.slo.id) ?? [], "service"))} />
          )}
        </Card>
        <Card title="About">
          <dl className="grid gap-3 text-sm">
            <div><dt className="text-muted">Team in charge</dt><dd><Link href={`/teams/${service.team.slug}`} className="hover:underline">{service.team.name}</Link></dd></div>
            <div><dt className="text-muted">Name in links and the API</dt><dd className="figure">{service.slug}</dd></div>
            <ServiceLinks term="Calls" services={calls} />
            <ServiceLinks term="Called by" services={callers} />
          </dl>
        </Card>
      </div>
    </>
  );
}

function ServiceLinks({ term, services }: { term: string; services: { slug: string; name: string }[] }) {
  if (services.length === 0) return null;
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      {services.map(({ slug, name }) => <dd key={slug} className="py-0.5"><Link href={`/services/${slug}`} prefetch={false} className="hover:underline">{name}</Link></dd>)}
    </div>
  );
}
