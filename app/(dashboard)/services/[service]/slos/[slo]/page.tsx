import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BurnDownChart } from "@/components/charts/burn-down-chart";
import type { ChartMark, ChartSpan } from "@/components/charts/chart-points";
import { SliChart } from "@/components/charts/sli-chart";
import { ArchivedNote } from "@/components/slo/archived-note";
import { BackfillProgress } from "@/components/slo/backfill-progress";
import { BudgetTiles } from "@/components/slo/budget-tiles";
import { BurnRateTable } from "@/components/slo/burn-rate-table";
import { ChartRangeNav } from "@/components/slo/chart-range-nav";
import { PushCommand } from "@/components/slo/push-command";
import { Recoveries } from "@/components/slo/recoveries";
import { SloAlarm } from "@/components/slo/slo-alarm";
import { SloSentence } from "@/components/slo/slo-sentence";
import { periodInWords, unitsWord, windowLabel } from "@/components/slo/slo-words";
import { Spending } from "@/components/slo/spending";
import { WhatIfPanel } from "@/components/slo/what-if-panel";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { Link } from "@/components/ui/link";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { TierBadge } from "@/components/ui/tier";
import { can } from "@/db/actor";
import { listSloChanges } from "@/db/slo-changes";
import { findSlo, isArchived, type Slo } from "@/db/slos";
import { findSourceState } from "@/db/source-states";
import { auditListHref, parseAuditListQuery } from "@/lib/audit/list-query";
import { formatPercent, formatTarget, sliDecimals } from "@/lib/formats/percent";
import { leftOutWords } from "@/lib/advice/alert-words";
import { leftOutOf, ruleSettingOf } from "@/lib/slo/alert-policy";
import { TIER_TEXTS } from "@/lib/policy/tiers";
import { NO_RANGE, parseChartRange, type ChartRangeQuery } from "@/lib/slo/chart-range";
import { whatIf } from "@/lib/slo/what-if";
import { requireActor } from "@/server/auth/current-actor";
import { reachedUrl } from "@/server/auth/installation-url";
import { incidentSpans } from "@/server/incident-spans";
import { requestTime } from "@/server/request-time";
import { sloDetail, type SloDetail } from "@/server/slo-detail";
import { exportSloYaml } from "@/server/slos-yaml";
import { targetAdvice } from "@/server/target-advice";
import { restoreServiceAction } from "../../../actions";
import { makeMeasureToken, restoreSloAction } from "../../../../slos/actions";
import { lateness } from "../../../../slo-rows";

export async function generateMetadata({
  params,
}: PageProps<"/services/[service]/slos/[slo]">): Promise<Metadata> {
  const { service, slo } = await params;
  const found = await findSlo(await requireActor(), service, slo);
  return { title: found?.name ?? "SLO" };
}

export default async function SloPage({
  params,
  searchParams,
}: PageProps<"/services/[service]/slos/[slo]">) {
  const actor = await requireActor();
  const { service, slo: slug } = await params;
  const slo = await findSlo(actor, service, slug);
  if (!slo) notFound();
  const query = await searchParams;
  const chosen = Number(query.objective ?? 1) - 1;
  const index = slo.objectives[chosen] ? chosen : 0;
  const charts = parseChartRange(query);
  const spans = await incidentSpans(actor, service, requestTime());
  const [detail, source, advice, yaml, changes] = await Promise.all([
    sloDetail(actor, slo, index, requestTime(), {
      incidents: spans.map(({ charged }) => charged),
      charts,
    }),
    findSourceState(slo),
    targetAdvice(actor, slo, requestTime()),
    exportSloYaml(actor, slo),
    listSloChanges(actor, slo, slo.createdAt, new Date(requestTime())),
  ]);
  const { objective, evaluation, at } = detail;
  const mayManage = can(actor, "manage", slo.service.team);
  const href = `/services/${service}/slos/${slug}`;
  const page = slo.objectives.length > 1 ? `${href}?objective=${index + 1}` : href;
  const marks = changes
    .filter(({ kind }) => kind === "changed")
    .map(({ at: changedAt }) => ({ at: changedAt.getTime(), label: "Definition changed" }));
  const archived = isArchived(slo);
  const late = archived ? null : lateness(slo, at);
  const input = {
    objective,
    window: evaluation.window,
    tally: detail.tally,
    units: detail.units,
    firstMinute: slo.firstMinute,
    alerting: slo.alerting,
  };
  const push = slo.source.type === "push" && !archived && (
    <Card title="Send measurements">
      <PushCommand
        url={(await reachedUrl()).origin}
        service={service}
        slo={slug}
        sli={slo.sli}
        targetPpm={objective.targetPpm}
        makeToken={mayManage ? makeMeasureToken : null}
      />
    </Card>
  );
  return (
    <>
      <PageHeader
        title={slo.name}
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${service}`, label: slo.service.name },
        ]}
        aside={
          <>
            {archived ? (
              <Badge tone="neutral">Archived</Badge>
            ) : (
              <>
                <TierBadge tier={evaluation.budget.tier} />
                <SloAlarm
                  evaluation={evaluation}
                  incidents={spans.filter(({ isOpen }) => isOpen).slice(0, 3)}
                />
              </>
            )}
            <LiveRefresh at={at} />
          </>
        }
        lead={
          <SloSentence
            sli={slo.sli}
            service={slo.service.name}
            objective={objective}
            evaluation={evaluation}
            isReceived={
              slo.firstMinute !== null && slo.firstMinute * 60_000 >= evaluation.window.end
            }
          />
        }
        actions={
          <>
            {can(actor, "respond", slo.service.team) && !archived && (
              <LinkButton href={`/incidents/new?service=${service}`}>Declare incident</LinkButton>
            )}
            <LinkButton href="#what-if">What if…</LinkButton>
            {mayManage && <LinkButton href={`${href}/edit`}>Edit</LinkButton>}
          </>
        }
      />
      {slo.service.archivedAt && (
        <ArchivedNote
          what="service"
          name={slo.service.name}
          restore={mayManage ? restoreServiceAction : null}
          fields={{ service }}
        >{`The service ${slo.service.name} and its SLOs are archived. They accept no measurements.`}</ArchivedNote>
      )}
      {slo.archivedAt && (
        <ArchivedNote
          what="SLO"
          name={slo.name}
          restore={mayManage ? restoreSloAction : null}
          fields={{ service, slo: slug }}
        >
          This SLO is archived. It accepts no measurements; existing ones are kept.
        </ArchivedNote>
      )}
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
      {source && (
        <BackfillProgress
          source={{ ...source, succeededAt: source.succeededAt?.getTime() ?? null }}
          now={at}
          editHref={mayManage && !archived ? `${href}/edit` : null}
        />
      )}
      {late && slo.lastMinute !== null && (
        <p
          role="status"
          className="mb-4 rounded-sm border border-line bg-warning-soft px-4 py-2.5 text-sm text-warning"
        >
          There is {late}. What follows tells of the time before; silence is not health.
        </p>
      )}
      <div className="grid gap-4">
        <BudgetTiles
          sli={slo.sli}
          objective={objective}
          evaluation={evaluation}
          units={detail.units}
        />
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]">
          <Card title="Burn rate now" id="burn-rates" flush className="xl:col-start-2">
            <BurnRateTable
              rules={evaluation.burnRates}
              note={leftOutWords(leftOutOf(slo.alerting, objective), ruleSettingOf(objective))}
            />
          </Card>
          <div className="grid min-w-0 gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
            <Charts
              slo={slo}
              detail={detail}
              spans={spans}
              marks={marks}
              query={charts}
              page={page}
            />
            <Card title="What if the target changed?" id="what-if">
              <WhatIfPanel
                key={index}
                input={input}
                historyHref={`${href}/history`}
                current={whatIf({ ...input, history: null }, objective.targetPpm)}
                unitsWord={unitsWord(slo.sli, objective.budgeting)}
                advice={advice[index] ?? null}
                editHref={mayManage && !archived ? `${href}/edit?objective=${index + 1}` : null}
              />
            </Card>
            {/* Moved by its order alone: made anew with the first measurement, it would lose the token that it was given. */}
            {push && (
              <div className={slo.firstMinute === null ? "order-first min-w-0" : "min-w-0"}>
                {push}
              </div>
            )}
            <Card
              title="Definition"
              note="as YAML"
              {...(mayManage
                ? {
                    actions: (
                      <Link
                        href={auditListHref(
                          parseAuditListQuery({ thing: `slo:${service}/${slug}` }),
                          {},
                        )}
                        className="text-muted hover:text-ink hover:underline"
                      >
                        History
                      </Link>
                    ),
                  }
                : {})}
            >
              <CodeBlock label={`${service}.yaml`} code={yaml} />
            </Card>
          </div>
          <div className="grid gap-4 xl:col-start-2">
            {!archived && evaluation.budget.tier && (
              <Card title="Policy">
                <p className="text-sm">
                  <span className="font-medium">{TIER_TEXTS[evaluation.budget.tier].title}.</span>{" "}
                  <span className="text-muted">
                    {TIER_TEXTS[evaluation.budget.tier].consequence}
                  </span>
                </p>
              </Card>
            )}
            <Card title="Where the budget went">
              <Spending spent={detail.spent} measured={detail.tally.measured > 0} />
            </Card>
            {detail.recoveries.length > 0 && (
              <Card title="Recovery">
                <Recoveries recoveries={detail.recoveries} />
              </Card>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

type ChartsProps = {
  slo: Slo;
  detail: SloDetail;
  spans: ChartSpan[];
  marks: ChartMark[];
  query: ChartRangeQuery;
  page: string;
};

function Charts({
  slo,
  detail: { objective, evaluation, zoomed, ...detail },
  spans,
  marks,
  query,
  page,
}: ChartsProps) {
  const left = formatPercent(evaluation.budget.remaining);
  const period = periodInWords(objective.window);
  if (slo.firstMinute === null) {
    return (
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <EmptyState icon="insights" title="Nothing has been measured yet">
          The chart starts with the first complete minute that has an event.
        </EmptyState>
      </Card>
    );
  }
  const zoom = { page, whole: detail.whole, shown: zoomed ? Object.values(query).join(" ") : "" };
  return (
    <>
      <ChartRangeNav
        page={page}
        whole={detail.whole}
        query={query}
        shown={zoomed ? detail.range : null}
      />
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <BurnDownChart
          points={detail.burnDown}
          range={detail.range}
          height={300}
          marks={marks}
          zoom={zoom}
          zoomed={zoomed}
          spans={spans.filter(
            ({ start, end }) => end > detail.range.start && start < detail.range.end,
          )}
          {...(period === null ? {} : { period })}
          summary={`Budget left of ${slo.name}: ${left} now${period === null ? "" : `, of the budget of the events so far`}.`}
        />
        {period !== null && (
          <p className="mt-2 text-xs text-muted">
            The figures and the tier above go by the budget of the events so far. The other line is
            the share of all of {period}’s budget, at even traffic; at its end both meet.
          </p>
        )}
      </Card>
      <Card title="SLI" note={`${windowLabel(objective.window)}, at each instant`}>
        <SliChart
          points={detail.sli}
          range={detail.sliRange}
          zoom={zoom}
          target={objective.targetPpm / 1e6}
          decimals={sliDecimals(objective.targetPpm)}
          summary={`SLI of ${slo.name} against its target of ${formatTarget(objective.targetPpm)}.`}
          seriesLabel="SLI"
        />
      </Card>
    </>
  );
}
