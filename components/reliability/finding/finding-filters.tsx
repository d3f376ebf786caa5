"use client";

import { HiddenFields } from "@/components/ui/hidden-fields";
import { FilterForm } from "@/components/ui/filter-form";
import { Select, type Option } from "@/components/ui/select";

type Props = {
  action: string;
  values: { team: string; service: string } & Record<string, string>;
  teams: Option[];
  services: Option[];
  /** A filter of this list alone, and what it is kept with in the address. */
  own: { name: string; label: string; placeholder: string; options: Option[] };
  hidden?: Record<string, string>;
};

export function FindingFilters({ action, values, teams, services, own, hidden = {} }: Props) {
  return (
    <FilterForm
      action={action}
      values={values}
      className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-[repeat(3,minmax(0,12rem))]"
    >
      <HiddenFields fields={hidden} />
      <Select
        name="team"
        aria-label="Team"
        placeholder="All teams"
        options={teams}
        defaultValue={values.team}
      />
      <Select
        name="service"
        aria-label="Service"
        placeholder="All services"
        options={services}
        defaultValue={values.service}
      />
      <Select
        name={own.name}
        aria-label={own.label}
        placeholder={own.placeholder}
        options={own.options}
        defaultValue={values[own.name] ?? ""}
      />
    </FilterForm>
  );
}
