import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallsNothingCard } from "@/components/reliability/dependency/calls-nothing-card";
import { DependencyHistory } from "@/components/reliability/dependency/dependency-history";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { listDependencyVersions } from "@/db/dependencies/history";
import { listCalls } from "@/db/dependencies/list";
import { findService } from "@/db/services/find";
import { requireActor } from "@/server/auth/current-actor";
import { serviceNames } from "@/server/services/service-names";
import { setCallsNothingAction } from "./actions";
import { historyItems } from "./history-items";

export const metadata: Metadata = { title: "History of dependencies" };

const MOST = 100;

export default async function DependencyHistoryPage({
  params,
}: PageProps<"/services/[service]/dependencies">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const service = await findService(actor, slug);
  if (!service) notFound();
  const [versions, calls, names] = await Promise.all([
    listDependencyVersions(actor, slug, { limit: MOST }),
    listCalls(actor, slug),
    serviceNames(actor),
  ]);
  const mayManage = can(actor, "manage", service.team) && service.archivedAt === null;
  return (
    <>
      <PageHeader
        title="History of dependencies"
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
      />
      {calls.length === 0 && (
        <CallsNothingCard
          service={slug}
          said={service.claims.callsNothing ?? null}
          action={mayManage ? setCallsNothingAction : null}
        />
      )}
      <Card title="Changes" note="newest first" flush>
        <DependencyHistory
          items={historyItems(slug, versions, service.dependencies, names)}
          named
        />
      </Card>
    </>
  );
}
