import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DependencyForm } from "@/components/reliability/dependency/dependency-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { PageHeader } from "@/components/ui/page-header";
import { findDependency } from "@/db/dependencies/find";
import { calleeLabel } from "@/lib/reliability/registry/callee-label";
import { requireActor } from "@/server/auth/current-actor";
import { managedService } from "@/server/services/managed-service";
import { serviceNames } from "@/server/services/service-names";
import { deleteDependencyAction, updateDependency } from "../../actions";

export const metadata: Metadata = { title: "Edit dependency" };

export default async function EditDependencyPage({
  params,
}: PageProps<"/services/[service]/dependencies/[callee]/edit">) {
  const actor = await requireActor();
  const { service: slug, callee } = await params;
  const service = await managedService(actor, slug);
  const dependency = await findDependency(actor, slug, callee);
  if (!dependency) notFound();
  const { version, settings, kind } = dependency;
  const name = calleeLabel(callee, kind, await serviceNames(actor));
  const href = `/services/${slug}/dependencies/${callee}`;
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
          { href, label: name },
        ]}
      />
      <DependencyForm
        action={updateDependency}
        service={slug}
        cancelHref={href}
        existing={{ callee, version, settings }}
      />
      <Card title="Remove" className="mt-8 max-w-3xl">
        <p className="mb-3 text-sm text-muted">
          For a call that the service no longer makes. What was known of it stays in the history.
        </p>
        <ConfirmButton
          label="Remove"
          variant="danger"
          title={`Remove ${name} from ${service.name}?`}
          description="The service no longer calls it. Its history is kept."
          confirmLabel="Remove dependency"
          action={deleteDependencyAction}
          fields={{ service: slug, callee }}
        />
      </Card>
    </>
  );
}
