"use client";

import { DayFields } from "@/components/ui/day-fields";
import { FilterForm } from "@/components/ui/filter-form";
import { Select, type Option } from "@/components/ui/select";
import { typedInsightsSearch, type InsightsQuery } from "@/lib/incident/insights-query";
import { SEVERITIES, SEVERITY_RULES } from "@/lib/incident/severity";

const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({
  value: severity,
  label: `${severity} ${SEVERITY_RULES[severity].word}`,
}));

const hrefOf = (typed: Record<string, string>): string => `/insights${typedInsightsSearch(typed)}`;

/** `from` and `to` are the days as they were given, also where they are no period. */
export function InsightsFilters({
  query: { team, service, severity, days, metric },
  from,
  to,
  teams,
  services,
}: {
  query: InsightsQuery;
  from: string;
  to: string;
  teams: Option[];
  services: Option[];
}) {
  return (
    <FilterForm
      action="/insights"
      values={{ team, service, severity, from, to }}
      hrefOf={hrefOf}
      label="Filter incidents"
      className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_12rem_12rem]"
    >
      <Select
        name="team"
        aria-label="Owner"
        placeholder="All teams"
        options={teams}
        defaultValue={team}
      />
      <Select
        name="service"
        aria-label="Service"
        placeholder="All services"
        options={services}
        defaultValue={service}
      />
      <span className="max-lg:col-span-2">
        <Select
          name="severity"
          aria-label="Severity"
          placeholder="All severities"
          options={SEVERITY_OPTIONS}
          defaultValue={severity}
        />
      </span>
      <DayFields from={from} to={to} />
      <input type="hidden" name="days" value={days} />
      <input type="hidden" name="metric" value={metric} />
    </FilterForm>
  );
}
