"use client";

import { FilterForm } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import { TIERS, TIER_TEXTS } from "@/lib/policy/tiers";
import { SLI_KINDS } from "@/lib/sli/sli";
import {
  parseSloListQuery,
  sloListHref,
  SORTS,
  type SloListQuery,
  type SloSort,
} from "@/lib/slo/list-query";
import { KIND_WORDS } from "./slo-words";

const TIER_OPTIONS = [
  ...[...TIERS].reverse().map((tier) => ({ value: tier, label: TIER_TEXTS[tier].title })),
  { value: "none", label: "No data" },
];
const KIND_OPTIONS = SLI_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));
const SORT_WORDS: Record<SloSort, string> = {
  budget: "budget left",
  name: "name",
  target: "target",
  sli: "SLI",
  burn: "burn rate",
  gone: "time left",
};
const SORT_OPTIONS = SORTS.map((sort) => ({ value: sort, label: `Sort by ${SORT_WORDS[sort]}` }));

export function SloFilters({ query, teams }: { query: SloListQuery; teams: Option[] }) {
  const { q, team, tier, kind, sort } = query;
  const hrefOf = (typed: Record<string, string>) => {
    const chosen = parseSloListQuery(typed);
    return sloListHref({ ...chosen, descending: chosen.sort === sort && query.descending }, {});
  };
  return (
    <FilterForm
      action="/slos"
      values={{ q, team, tier, kind, sort }}
      hrefOf={hrefOf}
      className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_10rem]"
    >
      <Input
        name="q"
        type="search"
        className="max-sm:col-span-2"
        aria-label="Search SLOs"
        placeholder="Search by name or service"
        defaultValue={q}
      />
      <Select
        name="team"
        aria-label="Team"
        placeholder="All teams"
        options={teams}
        defaultValue={team}
      />
      <Select
        name="tier"
        aria-label="Budget status"
        placeholder="All statuses"
        options={TIER_OPTIONS}
        defaultValue={tier}
      />
      <Select
        name="kind"
        aria-label="Kind of indicator"
        placeholder="All indicators"
        options={KIND_OPTIONS}
        defaultValue={kind}
      />
      {/* A phone has no headings to press. */}
      <span className="sm:hidden">
        <Select name="sort" aria-label="Order" options={SORT_OPTIONS} defaultValue={sort} />
      </span>
      {query.archived && <input type="hidden" name="archived" value="1" />}
    </FilterForm>
  );
}
