"use client";

import { FilterForm } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import {
  parseServiceListQuery,
  SERVICE_SORTS,
  serviceListHref,
  type ServiceListQuery,
  type ServiceSort,
} from "@/lib/service/list-query";

const SORT_WORDS: Record<ServiceSort, string> = {
  name: "name",
  team: "owner",
  tier: "tier",
  slos: "number of SLOs",
  budget: "budget left",
  incidents: "open incidents",
  alerts: "alerts",
};
const SORT_OPTIONS = SERVICE_SORTS.map((sort) => ({
  value: sort,
  label: `Sort by ${SORT_WORDS[sort]}`,
}));

export function ServiceFilters({ query, teams }: { query: ServiceListQuery; teams: Option[] }) {
  const { q, team, sort } = query;
  const hrefOf = (typed: Record<string, string>) => {
    const chosen = parseServiceListQuery(typed);
    return serviceListHref({ ...chosen, descending: chosen.sort === sort && query.descending }, {});
  };
  return (
    <FilterForm
      action="/services"
      values={{ q, team, sort }}
      hrefOf={hrefOf}
      className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_12rem]"
    >
      <Input
        name="q"
        type="search"
        className="max-sm:col-span-2"
        aria-label="Search services"
        placeholder="Search by name, owner or description"
        defaultValue={q}
      />
      <Select
        name="team"
        aria-label="Owner"
        placeholder="All teams"
        options={teams}
        defaultValue={team}
      />
      {/* A phone has no headings to press. */}
      <span className="sm:hidden">
        <Select name="sort" aria-label="Order" options={SORT_OPTIONS} defaultValue={sort} />
      </span>
      {query.archived && <input type="hidden" name="archived" value="1" />}
    </FilterForm>
  );
}
