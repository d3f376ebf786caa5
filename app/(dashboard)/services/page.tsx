import type { Metadata } from "next";
import Link from "next/link";
import { BudgetBar } from "@/components/ui/budget-bar";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/actor";
import { listServices } from "@/db/services";
import { listTeams } from "@/db/teams";
import { requireActor } from "@/server/auth/current-actor";
import { sloSnapshot } from "@/server/slo-snapshot";
import { remainingOrder, worstObjective } from "../slo-rows";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage({ searchParams }: PageProps<"/services">) {
  const actor = await requireActor();
  const { archived } = await searchParams;
  const showArchived = archived === "1";
  const [services, teams, snapshot] = await Promise.all([listServices(actor, { archived: showArchived }), listTeams(actor), sloSnapshot(actor)]);
  const mayCreate = actor.admin || teams.some((team) => can(actor, "manage", team));
  return (
    <>
      <PageHeader title="Services" {...(mayCreate ? { actions: <LinkButton variant="primary" href="/services/new">New service</LinkButton> } : {})} />
      <div className="mb-4">
        <FilterLinks label="Which services" links={[{ href: "/services", label: "In use", current: !showArchived }, { href: "/services?archived=1", label: "With archived", current: showArchived }]} />
      </div>
      <Card flush>
        {services.length === 0 ? (
          <EmptyState icon="services" title="No services yet" {...(mayCreate ? { action: <LinkButton variant="primary" href="/services/new">Create a service</LinkButton> } : {})}>
            A service is what your users call, with a team in charge of it. SLOs belong to services.
          </EmptyState>
        ) : (
          <DataTable caption="Services">
            <thead><tr><Th>Service</Th><Th>Team</Th><Th numeric>Tier</Th><Th numeric>SLOs</Th><Th className="min-w-44">Least budget left</Th></tr></thead>
            <tbody>
              {services.map((service) => {
                const evaluations = snapshot.slos.filter(({ slo }) => slo.serviceId === service.id).map(({ objectives }) => worstObjective(objectives).evaluation);
                const [worst] = [...evaluations].sort((a, b) => remainingOrder(a) - remainingOrder(b));
                return (
                  <tr key={service.id}>
                    <Td lead>
                      <Link href={`/services/${service.slug}`} prefetch={false} className="font-medium hover:underline"><bdi>{service.name}</bdi></Link>
                      {service.archivedAt && <span className="text-faint"> · archived</span>}
                    </Td>
                    <Td label="Team" className="min-w-28 wrap-anywhere"><Link href={`/teams/${service.team.slug}`} prefetch={false} className="text-muted hover:text-ink"><bdi>{service.team.name}</bdi></Link></Td>
                    <Td numeric label="Tier">{service.tier ?? "–"}</Td>
                    <Td numeric label="SLOs">{evaluations.length}</Td>
                    <Td label="Least budget left" className="sm:w-64">{worst ? <BudgetBar remaining={worst.budget.remaining} tier={worst.budget.tier} /> : <span className="text-faint">no SLO</span>}</Td>
                  </tr>
                );
              })}
            </tbody>
          </DataTable>
        )}
      </Card>
    </>
  );
}
