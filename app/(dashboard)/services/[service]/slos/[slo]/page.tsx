import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { frozen } from "@/components/markup/frozen";
import { BudgetTiles } from "@/components/slo/budget-tiles";
import { BurnRateTable } from "@/components/slo/burn-rate-table";
import { Recoveries } from "@/components/slo/recoveries";
import { windowLabel } from "@/components/slo/slo-words";
import { Card } from "@/components/ui/card";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/db/access/actor";
import { findSourceState } from "@/db/sources/find-state";
import { isArchived } from "@/lib/slo/archived";
import { leftOutWords } from "@/lib/advice/alert-words";
import { formatTarget } from "@/lib/formats/percent";
import { leftOutOf, ruleSettingOf } from "@/lib/slo/alert-policy";
import { NO_RANGE, parseChartRange } from "@/lib/slo/chart-range";
import { requireActor } from "@/server/auth/current-actor";
import { reachedUrl } from "@/server/auth/installation-url";
import { requestTime } from "@/server/request/request-time";
import { findKnownSlo } from "@/server/slos/known";
import { shownSlo } from "@/server/slos/shown-slo";
import { WhereItWent } from "../../../../where-it-went";
import { chartsOf } from "./charts-of";
import { SloAlerts } from "./slo-alerts";
import { Definition, Policy, SendMeasurements, WhatIf } from "./slo-cards";
import { SloCharts } from "./slo-charts";
import { SloHeader } from "./slo-header";
import { ArchivedNotes, SourceNotes } from "./slo-notes";
import { SloQuality } from "./slo-quality";
import type { SloView } from "./slo-view";

type Props = PageProps<"/services/[service]/slos/[slo]">;

const findShown = cache(async (service: string, slo: string) =>
  findKnownSlo(await requireActor(), service, slo),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { service, slo } = await params;
  return { title: (await findShown(service, slo))?.name ?? "SLO" };
}

export default async function SloPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const view = await viewOf(await params, query);
  const { slo, index, detail, charts, href } = view;
  const { objective, evaluation, units } = detail;
  return frozen(
    <>
      <SloHeader {...view} />
      <ArchivedNotes {...view} />
      {slo.description && (
        <p dir="auto" className="mb-5 max-w-[48rem] text-sm text-muted">
          {slo.description}
        </p>
      )}
      {slo.objectives.length > 1 && (
        <Tabs
          className="mb-4"
          label="Objectives"
          tabs={slo.objectives.map(({ targetPpm, window }, position) => ({
            href: `${href}?objective=${position + 1}`,
            label: `${formatTarget(targetPpm)}, ${windowLabel(window)}`,
            current: position === index,
          }))}
        />
      )}
      <IgnoredParams
        params={query}
        used={{ objective: index + 1, ...(detail.zoomed ? charts : NO_RANGE) }}
      />
      <SourceNotes {...view} />
      <div className="grid gap-4">
        <div>
          <BudgetTiles
            sli={slo.sli}
            objective={objective}
            evaluation={evaluation}
            units={{ bad: units.bad, total: units.total }}
          />
        </div>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]">
          <Card title="Burn rate now" id="burn-rates" flush className="xl:col-start-2">
            <BurnRateTable
              rules={evaluation.burnRates}
              note={leftOutWords(leftOutOf(slo.alerting, objective), ruleSettingOf(objective))}
            />
          </Card>
          <div className="grid min-w-0 gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
            <SloCharts {...view} />
            <WhatIf {...view} />
            <SloQuality {...view} />
            <SendMeasurements {...view} />
            <Definition {...view} />
          </div>
          <div className="grid gap-4 xl:col-start-2">
            <SloAlerts {...view} />
            <Policy {...view} />
            <Card title="Where the budget went">
              <WhereItWent detail={detail} changes={view.causes} />
            </Card>
            {detail.recoveries.length > 0 && (
              <Card title="Recovery">
                <Recoveries recoveries={detail.recoveries} />
              </Card>
            )}
          </div>
        </div>
      </div>
    </>,
  );
}

/** Reads the SLO and evaluates the objective that the address asks for, once for all parts. */
async function viewOf(
  { service, slo: slug }: Awaited<Props["params"]>,
  query: Awaited<Props["searchParams"]>,
): Promise<SloView> {
  const actor = await requireActor();
  const slo = await findShown(service, slug);
  if (!slo) notFound();
  const chosen = Number(query.objective ?? 1) - 1;
  const index = slo.objectives[chosen] ? chosen : 0;
  const charts = parseChartRange(query);
  const [shown, source, { origin }] = await Promise.all([
    shownSlo(actor, slo, index, charts),
    findSourceState(actor, slo),
    reachedUrl(),
  ]);
  const href = `/services/${service}/slos/${slug}`;
  return {
    ...shown,
    actor,
    drawn: chartsOf(shown),
    source,
    charts,
    archived: isArchived(slo),
    mayManage: can(actor, "manage", slo.service.team),
    now: requestTime(),
    origin,
    href,
    shownHref: slo.objectives.length > 1 ? `${href}?objective=${index + 1}` : href,
  };
}
