import { ChartView } from "@/components/charts/chart-view";
import { packedChart } from "@/components/charts/packed-chart";
import { countBars } from "@/components/charts/count-bars";
import { CountTable, type CountRow } from "@/components/insights/count-table";
import { HoursOfWeek } from "@/components/insights/hours-of-week";
import { Card } from "@/components/ui/card";
import type { Count, IncidentCounts, MonthCount } from "@/lib/incident/counts";
import { insightsSearch, type InsightsQuery } from "@/lib/incident/insights-query";
import { SEVERITY_RULES } from "@/lib/incident/severity";

type Props = {
  counts: IncidentCounts;
  query: InsightsQuery;
  timeZone: string;
  nameOfService: (slug: string) => string;
  nameOfTeam: (slug: string) => string;
};

const MOST_ROWS = 8;

/**
 * The incidents of the period by what they were and when they began; each name leads to its own
 * incidents.
 */
export function CountCards({ counts, query, timeZone, nameOfService, nameOfTeam }: Props) {
  const linked = (change: Partial<InsightsQuery>) => `/insights${insightsSearch(query, change)}`;
  const services = counts.byService.map(({ key, count }): CountRow => ({
    key,
    label: nameOfService(key),
    count,
    href: linked({ service: key }),
  }));
  const teams = counts.byTeam.map(({ key, count }): CountRow => ({
    key,
    label: nameOfTeam(key),
    count,
    href: linked({ team: key }),
  }));
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <Card title="By severity">
          <CountTable
            caption="Incidents by severity"
            heading="Severity"
            rows={counts.bySeverity.map(({ key, count }) => ({
              key,
              count,
              href: linked({ severity: key }),
              label: SEVERITY_RULES[key].word,
              severity: key,
            }))}
          />
        </Card>
        <Card title="By service" {...leftOut(services)}>
          {services.length === 0 ? (
            <p className="text-sm text-muted">None of them touched a service.</p>
          ) : (
            <CountTable
              caption="Incidents by service"
              heading="Service"
              rows={services.slice(0, MOST_ROWS)}
            />
          )}
        </Card>
        <Card title="By owner" {...leftOut(teams)}>
          <CountTable
            caption="Incidents by owner"
            heading="Team"
            rows={teams.slice(0, MOST_ROWS)}
          />
        </Card>
      </div>
      <div className="grid gap-4 xl:grid-cols-2">
        <Card title="By month" {...inPart(counts.byMonth)}>
          <ChartView
            chart={packedChart(
              countBars({
                summary: "Incidents by the month in which they began.",
                bars: counts.byMonth.map(monthBar),
                category: "Month",
                measure: "Incidents",
              }),
            )}
          />
        </Card>
        <Card title="By hour of the week" note={timeZone.replaceAll("_", " ")}>
          <HoursOfWeek hours={counts.byHourOfWeek} timeZone={timeZone} />
        </Card>
      </div>
    </>
  );
}

const leftOut = (rows: readonly CountRow[]) =>
  rows.length > MOST_ROWS ? { note: `the first ${MOST_ROWS} of ${rows.length}` } : {};

/** The months at the period's ends, which look better than they were. */
function inPart(months: readonly MonthCount[]) {
  const partial = months.filter((month) => month.partial);
  return partial.length > 0
    ? { note: `${partial.map((month) => monthBar(month).label).join(" and ")} in part` }
    : {};
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-11" as "Nov 2026". */
const monthBar = ({ key, count }: Count) => ({
  label: `${MONTHS[Number(key.slice(5)) - 1] ?? ""} ${key.slice(0, 4)}`,
  count,
});
