import type { Metadata } from "next";
import { DependencyForm } from "@/components/reliability/dependency/dependency-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";
import { managedService } from "@/server/services/managed-service";
import { readableServices } from "@/server/services/readable-services";
import { addDependency } from "../dependencies/actions";

export const metadata: Metadata = { title: "Add dependency" };

export default async function NewDependencyPage({
  params,
}: PageProps<"/services/[service]/new-dependency">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const [service, services] = await Promise.all([
    managedService(actor, slug),
    readableServices(actor),
  ]);
  const others = services.filter(
    (other) => other.slug !== slug && !service.dependencies.includes(other.slug),
  );
  return (
    <>
      <PageHeader
        title="Add dependency"
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
      />
      <DependencyForm
        action={addDependency}
        service={slug}
        cancelHref={`/services/${slug}`}
        others={others.map((other) => ({ value: other.slug, label: other.name }))}
      />
    </>
  );
}
