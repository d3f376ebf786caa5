import type { Metadata } from "next";
import { ChosenNode } from "@/components/reliability/map/chosen-node";
import { MapDrawing } from "@/components/reliability/map/map-drawing";
import { MapTable } from "@/components/reliability/map/map-table";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";
import { dependencyMap } from "@/server/reliability/registry";
import { readableServices } from "@/server/services/readable-services";

export const metadata: Metadata = { title: "Dependency map" };

const hrefOf = (node: string): string => `/reliability?${String(new URLSearchParams({ node }))}`;

export default async function ReliabilityPage({ searchParams }: PageProps<"/reliability">) {
  const actor = await requireActor();
  const { node } = await searchParams;
  const [map, services] = await Promise.all([
    dependencyMap(actor, new Date()),
    readableServices(actor),
  ]);
  const names = new Map(services.map(({ slug, name }) => [slug, name]));
  const chosen = map.nodes.find(({ id }) => id === node) ?? null;
  return (
    <>
      <PageHeader title="Dependency map" />
      <ReliabilityTabs current="/reliability" />
      {map.edges.length === 0 ? (
        <Card>
          <EmptyState
            icon="reliability"
            title="No dependencies yet"
            action={<LinkButton href="/services">Open services</LinkButton>}
          >
            Register what a service calls on its page. The map then shows what fails with what, and
            which targets are within reach.
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-4">
          <Card
            title="Who calls whom"
            note="callers on the left"
            footer="Solid: hard. Dashed: soft. Dotted: async or unknown. Color: the worst finding of the call."
          >
            <MapDrawing map={map} names={names} chosen={chosen} hrefOf={hrefOf} />
          </Card>
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
            <div className="xl:order-last">
              {chosen ? (
                <ChosenNode node={chosen} names={names} hrefOf={hrefOf} />
              ) : (
                <Card title="What fails with it">
                  <p className="text-sm text-muted">
                    Choose a service to see what fails and what degrades when it is down.
                  </p>
                </Card>
              )}
            </div>
            <Card title="As a table" flush>
              <MapTable map={map} names={names} hrefOf={hrefOf} />
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
