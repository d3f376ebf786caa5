import type { Metadata } from "next";
import { ServicePagingForm } from "@/components/escalation/paging-form";
import { ServiceForm } from "@/components/service/service-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { listPolicies } from "@/db/escalations/list";
import { getServicePaging } from "@/db/escalations/service-paging";
import { getTeamPaging } from "@/db/escalations/team-paging";
import { serviceInputOf } from "@/lib/service/input-of";
import { requireActor } from "@/server/auth/current-actor";
import { managedService } from "@/server/services/managed-service";
import { readableTeams } from "@/server/teams/readable-teams";
import { saveServicePaging } from "../../../on-call/policies/actions";
import {
  archiveServiceAction,
  deleteServiceAction,
  restoreServiceAction,
  updateService,
} from "../../actions";

export const metadata: Metadata = { title: "Edit service" };

export default async function EditServicePage({ params }: PageProps<"/services/[service]/edit">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const [service, teams] = await Promise.all([managedService(actor, slug), readableTeams(actor)]);
  const [policies, paging, teamPaging] = await Promise.all([
    listPolicies(actor),
    getServicePaging(actor, slug),
    getTeamPaging(actor, service.team.slug),
  ]);
  const managed = teams.filter((team) => can(actor, "manage", team));
  const fields = { service: slug };
  return (
    <>
      <PageHeader
        title={`Edit ${service.name}`}
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
      />
      <ServiceForm
        action={updateService}
        teams={managed.map((team) => ({ value: team.slug, label: team.name }))}
        existing={{ slug, input: serviceInputOf(service) }}
      />
      <Card title="Paging" className="mt-8 max-w-2xl">
        <ServicePagingForm
          action={saveServicePaging}
          service={slug}
          policies={policies.map((each) => ({ value: each.slug, label: each.name }))}
          policy={paging.policy?.slug ?? null}
          teamPolicy={teamPaging.policy?.name ?? null}
        />
      </Card>
      <Card title="Archive or delete" className="mt-8 max-w-2xl">
        <p className="mb-3 text-sm text-muted">
          An archived service leaves every list together with its SLOs; its measurements stay, and
          it can be brought back.
        </p>
        <div className="flex flex-wrap gap-2">
          {service.archivedAt ? (
            <ConfirmButton
              label="Restore"
              title={`Restore ${service.name}?`}
              description="The service and its SLOs return to the lists."
              confirmLabel="Restore"
              action={restoreServiceAction}
              fields={fields}
              danger={false}
            />
          ) : (
            <ConfirmButton
              label="Archive"
              title={`Archive ${service.name}?`}
              description="The service and its SLOs leave all lists. You can restore them."
              confirmLabel="Archive"
              action={archiveServiceAction}
              fields={fields}
              danger={false}
            />
          )}
          <ConfirmButton
            label="Delete"
            variant="danger"
            title={`Delete ${service.name}?`}
            description="Deletes its SLOs and all their measurements too. This can’t be undone."
            confirmLabel="Delete permanently"
            action={deleteServiceAction}
            fields={fields}
          />
        </div>
      </Card>
    </>
  );
}
