"use client";

import { FilterForm } from "@/components/ui/filter-form";
import { Select, type Option } from "@/components/ui/select";
import {
  parseScorecardListQuery,
  scorecardListHref,
  type ScorecardListQuery,
} from "@/lib/reliability/scorecard/list-query";

const hrefOf = (typed: Record<string, string>) =>
  scorecardListHref(parseScorecardListQuery(typed), {});

export function ScorecardFilters({ query, teams }: { query: ScorecardListQuery; teams: Option[] }) {
  const { team } = query;
  return (
    <FilterForm
      action="/reliability/scorecards"
      values={{ team }}
      hrefOf={hrefOf}
      className="mb-4 sm:w-48"
    >
      <Select
        name="team"
        aria-label="Owner"
        placeholder="All teams"
        options={teams}
        defaultValue={team}
      />
    </FilterForm>
  );
}
