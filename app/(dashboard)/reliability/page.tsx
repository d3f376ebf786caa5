import type { Metadata } from "next";
import { ChosenNode } from "@/components/reliability/map/chosen-node";
import { MapDrawing } from "@/components/reliability/map/map-drawing";
import { MapTable } from "@/components/reliability/map/map-table";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";
import { requireActor } from "@/server/auth/current-actor";
import { OWN_NAMES, OWN_SERVICE } from "@/server/reliability/own-dependencies";
import { dependencyMap } from "@/server/reliability/registry";
import { serviceNames } from "@/server/services/service-names";
import { OWN_CALLS_PAGE } from "./burnline/page-href";

export const metadata: Metadata = { title: "Dependency map" };

const hrefOf = (node: string): string => `/reliability?${String(new URLSearchParams({ node }))}`;

export default async function ReliabilityPage({ searchParams }: PageProps<"/reliability">) {
  const actor = await requireActor();
  const { node } = await searchParams;
  const [map, ofServices] = await Promise.all([
    dependencyMap(actor, new Date()),
    serviceNames(actor),
  ]);
  const names = new Map([...OWN_NAMES, ...ofServices]);
  const chosen = map.nodes.find(({ id }) => id === node) ?? null;
  return (
    <>
      <PageHeader title="Dependency map" />
      <ReliabilityTabs current="/reliability" />
      <div className="flex flex-col gap-4">
        {map.edges.every(({ builtIn }) => builtIn) && (
          <Card>
            <EmptyState
              icon="reliability"
              title="No dependencies yet"
              action={<LinkButton href="/services">Open services</LinkButton>}
            >
              Register what a service calls on its page. The map then shows what fails with what,
              and which targets are within reach. Until then it shows what Burnline itself calls.
            </EmptyState>
          </Card>
        )}
        <Card
          title="Who calls whom"
          note="callers on the left, or on top"
          footer="Solid: hard. Dashed: soft. Dotted: async or unknown. Color: the worst finding of the call. Choose a service to see its calls alone."
          className="max-sm:order-last"
        >
          <MapDrawing map={map} names={names} chosen={chosen} hrefOf={hrefOf} />
        </Card>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="xl:order-last">
            {chosen ? (
              <ChosenNode node={chosen} names={names} hrefOf={hrefOf} pages={pagesOf(chosen)} />
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
    </>
  );
}

function pagesOf({ name, kind, builtIn }: WholeMap["nodes"][number]) {
  if (kind !== "service") return [];
  const own = name === OWN_SERVICE ? [{ href: OWN_CALLS_PAGE, label: "Open calls" }] : [];
  return builtIn ? own : [...own, { href: `/services/${name}`, label: "Open service" }];
}
