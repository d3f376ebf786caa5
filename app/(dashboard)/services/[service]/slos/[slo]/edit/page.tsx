import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloForm } from "@/components/slo/slo-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { listDataSourceChoices } from "@/db/sources/list";
import { definitionOf } from "@/lib/slo/definition-of";
import { findSlo } from "@/db/slos/find";
import { ppmOfPercent } from "@/lib/slo/percent";
import type { SloDefinition } from "@/lib/slo/schema";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { eventsPerDay } from "@/server/slos/detail";
import { targetAdvice } from "@/server/slos/target-advice";
import {
  archiveSloAction,
  deleteSloAction,
  restoreSloAction,
  updateSlo,
} from "../../../../../slos/actions";
import { timeZones } from "../../../../../slos/time-zones";
import { tryQuery } from "@/app/(dashboard)/slos/query-actions";

export const metadata: Metadata = { title: "Edit SLO" };

type Proposal = {
  objective?: string | string[] | undefined;
  target?: string | string[] | undefined;
};

/** With the target that a link proposes for one objective; nothing is saved by it. */
function proposed(definition: SloDefinition, { objective = "1", target }: Proposal): SloDefinition {
  const targetPpm = target === undefined ? null : ppmOfPercent(Number(target));
  if (targetPpm === null || targetPpm <= 0 || targetPpm >= 1_000_000) return definition;
  return {
    ...definition,
    objectives: definition.objectives.map((one, index) =>
      index === Number(objective) - 1 ? { ...one, targetPpm } : one,
    ),
  };
}

export default async function EditSloPage({
  params,
  searchParams,
}: PageProps<"/services/[service]/slos/[slo]/edit">) {
  const actor = await requireActor();
  const { service, slo: slug } = await params;
  const slo = await findSlo(actor, service, slug);
  if (!slo || !can(actor, "manage", slo.service.team)) notFound();
  const now = requestTime();
  const [dataSources, perDay, advice] = await Promise.all([
    listDataSourceChoices(actor),
    eventsPerDay(actor, slo, now),
    targetAdvice(actor, slo, now),
  ]);
  const fields = { service, slo: slug };
  return (
    <>
      <PageHeader
        title={`Edit ${slo.name}`}
        crumbs={[
          { href: `/services/${service}`, label: slo.service.name },
          { href: `/services/${service}/slos/${slug}`, label: slo.name },
        ]}
      />
      <SloForm
        action={updateSlo}
        {...(can(actor, "admin", null) ? { addDataSourceHref: "/settings/data-sources" } : {})}
        tryQuery={tryQuery}
        services={[]}
        timeZones={timeZones()}
        dataSources={dataSources.map((source) => ({ value: source.slug, label: source.name }))}
        existing={{
          service,
          slug,
          version: slo.version,
          definition: proposed(definitionOf(slo), await searchParams),
          eventsPerDay: perDay,
          advice: slo.objectives.map(({ window }, index) => ({
            window,
            advice: advice[index] ?? null,
          })),
        }}
      />
      <Card title="Archive or delete" className="mt-8 max-w-2xl">
        <p className="mb-3 text-sm text-muted">
          An archived SLO leaves every list; its measurements stay, and it can be brought back.
        </p>
        <div className="flex flex-wrap gap-2">
          {slo.archivedAt ? (
            <ConfirmButton
              label="Restore"
              title={`Restore ${slo.name}?`}
              description="It returns to the lists."
              confirmLabel="Restore"
              action={restoreSloAction}
              fields={fields}
              danger={false}
            />
          ) : (
            <ConfirmButton
              label="Archive"
              title={`Archive ${slo.name}?`}
              description="It leaves all lists. You can restore it."
              confirmLabel="Archive"
              action={archiveSloAction}
              fields={fields}
              danger={false}
            />
          )}
          <ConfirmButton
            label="Delete"
            variant="danger"
            title={`Delete ${slo.name}?`}
            description="Deletes all its measurements too. This can’t be undone."
            confirmLabel="Delete permanently"
            action={deleteSloAction}
            fields={fields}
          />
        </div>
      </Card>
    </>
  );
}
