"use client";

import { FilterForm } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import {
  incidentListHref,
  parseIncidentListQuery,
  type IncidentListQuery,
} from "@/lib/incident/list-query";
import { SEVERITIES, SEVERITY_RULES } from "@/lib/incident/severity";
import { STATUSES, STATUS_WORDS } from "@/lib/incident/status";

const STATUS_OPTIONS = [
  { value: "open", label: "Open" },
  ...STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] })),
];
const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({
  value: severity,
  label: `${severity}, ${SEVERITY_RULES[severity].word}`,
}));
const PERIOD_OPTIONS = [
  ["7", "Last 7 days"],
  ["30", "Last 30 days"],
  ["90", "Last 90 days"],
  ["365", "Last year"],
].map(([value = "", label = ""]) => ({ value, label }));

const hrefOf = (typed: Record<string, string>): string =>
  incidentListHref(parseIncidentListQuery(typed), {});

export function IncidentFilters({
  query: { q, status, severity, team, service, days },
  teams,
  services,
}: {
  query: IncidentListQuery;
  teams: Option[];
  services: Option[];
}) {
  return (
    <FilterForm
      action="/incidents"
      values={{ q, status, severity, team, service, days }}
      hrefOf={hrefOf}
      className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_repeat(5,minmax(0,9rem))]"
    >
      <Input
        name="q"
        type="search"
        className="max-lg:col-span-2"
        aria-label="Search incidents"
        placeholder="Search titles and summaries"
        defaultValue={q}
      />
      <Select
        name="status"
        aria-label="Status"
        placeholder="All statuses"
        options={STATUS_OPTIONS}
        defaultValue={status}
      />
      <Select
        name="severity"
        aria-label="Severity"
        placeholder="All severities"
        options={SEVERITY_OPTIONS}
        defaultValue={severity}
      />
      <Select
        name="team"
        aria-label="Team"
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
      <Select
        name="days"
        aria-label="Period"
        placeholder="All time"
        options={PERIOD_OPTIONS}
        defaultValue={days}
      />
    </FilterForm>
  );
}
