import type { Metadata } from "next";
import { ImportForm } from "@/components/reliability/import/import-form";
import { PageHeader } from "@/components/ui/page-header";
import { listCalls } from "@/db/dependencies/list";
import { requireActor } from "@/server/auth/current-actor";
import { managedService } from "@/server/services/managed-service";
import { readableServices } from "@/server/services/readable-services";
import { importDependenciesAction } from "../dependencies/actions";

export const metadata: Metadata = { title: "Import dependencies" };

export default async function ImportDependenciesPage({
  params,
}: PageProps<"/services/[service]/import-dependencies">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const [service, services] = await Promise.all([
    managedService(actor, slug),
    readableServices(actor),
  ]);
  const calls = await listCalls(actor, slug);
  return (
    <>
      <PageHeader
        title="Import dependencies"
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
        lead="Paste how the service calls others: retries, timeouts, circuit breakers and bulkheads. The text is read, never run, and nothing is stored before you have seen it."
      />
      <ImportForm
        service={slug}
        action={importDependenciesAction}
        services={services
          .filter((other) => other.slug !== slug)
          .map((other) => ({ slug: other.slug, name: other.name }))}
        existing={calls.flatMap(({ callee, version, settings }) =>
          callee === null ? [] : [{ callee, version, settings }],
        )}
      />
    </>
  );
}
