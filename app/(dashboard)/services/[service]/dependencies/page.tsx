import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DependencyHistory } from "@/components/reliability/dependency/dependency-history";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listDependencyVersions } from "@/db/dependencies/history";
import { findService } from "@/db/services/find";
import { requireActor } from "@/server/auth/current-actor";
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
  const versions = await listDependencyVersions(actor, slug, { limit: MOST });
  return (
    <>
      <PageHeader
        title="History of dependencies"
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
      />
      <Card title="Changes" note="newest first" flush>
        <DependencyHistory items={historyItems(slug, versions, service.dependencies)} named />
      </Card>
    </>
  );
}
