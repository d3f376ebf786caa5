"use client";

import { FilterForm } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import { alertListHref, parseAlertListQuery, type AlertListQuery } from "@/lib/alert/list-query";
import { ALERT_KINDS, ALERT_KIND_WORDS, ALERT_STATES, ALERT_STATE_WORDS } from "@/lib/alert/words";

const STATE_OPTIONS = [
  { value: "open", label: "Open" },
  ...ALERT_STATES.map((state) => ({ value: state, label: ALERT_STATE_WORDS[state] })),
  { value: "muted", label: "Muted" },
];
const SEVERITY_OPTIONS = [
  { value: "page", label: "Page" },
  { value: "ticket", label: "Ticket" },
];
const KIND_OPTIONS = ALERT_KINDS.map((kind) => ({ value: kind, label: ALERT_KIND_WORDS[kind] }));

const hrefOf = (typed: Record<string, string>): string =>
  alertListHref(parseAlertListQuery(typed), {});

type Props = { query: AlertListQuery; teams: Option[]; services: Option[] };

export function AlertFilters({
  query: { q, state, severity, kind, team, service },
  teams,
  services,
}: Props) {
  return (
    <FilterForm
      action="/alerts"
      values={{ q, state, severity, kind, team, service }}
      hrefOf={hrefOf}
      className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_repeat(5,minmax(0,9rem))]"
    >
      <Input
        name="q"
        type="search"
        className="max-lg:col-span-2"
        aria-label="Search alerts"
        placeholder="Search titles and labels"
        defaultValue={q}
      />
      <Select
        name="state"
        aria-label="Status"
        placeholder="All statuses"
        options={STATE_OPTIONS}
        defaultValue={state}
      />
      <Select
        name="severity"
        aria-label="Severity"
        placeholder="All severities"
        options={SEVERITY_OPTIONS}
        defaultValue={severity}
      />
      <Select
        name="kind"
        aria-label="Source"
        placeholder="All sources"
        options={KIND_OPTIONS}
        defaultValue={kind}
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
    </FilterForm>
  );
}
