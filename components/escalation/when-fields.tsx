"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { RestrictionRows } from "@/components/schedule/restriction-fields";
import { Select } from "@/components/ui/select";
import { PAGED_FOR } from "@/lib/escalation/paged-for";
import type { whenBodyOf } from "@/lib/escalation/when-body";

export type WhenDraft = ReturnType<typeof whenBodyOf>;

const APPLIES = [
  { value: "always", label: "At every hour" },
  { value: "within", label: "During these hours" },
  { value: "outside", label: "Outside these hours" },
];

type Props = {
  prefix: string;
  when: WhenDraft | undefined;
  timeZones: readonly string[];
  timeZone: string;
};

/** Another path by severity and by working hours: where a level does not apply it is skipped. */
export function WhenFields({ prefix, when, timeZones, timeZone }: Props) {
  const { submitted } = useFormScope();
  const sent = Object.keys(submitted ?? {}).some(
    (name) => name === `${prefix}.severities` || name.startsWith(`${prefix}.hours.restrictions.`),
  );
  const hours = when?.hours;
  const zone = hours?.timeZone ?? timeZone;
  const zones = timeZones.includes(zone) ? timeZones : [...timeZones, zone];
  return (
    <details open={when !== undefined || sent}>
      <summary className="w-fit cursor-pointer text-sm text-muted hover:text-ink">
        Only for certain severities or hours
      </summary>
      <div className="mt-3 grid gap-5">
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">Only for</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1.5">
            {PAGED_FOR.map((value) => (
              <Checkbox
                key={value}
                grouped
                name={`${prefix}.severities`}
                value={value}
                label={value === "page" ? "Alerts" : value}
                defaultChecked={when?.severities.includes(value) ?? false}
              />
            ))}
          </div>
          <p className="mt-1.5 text-xs text-muted">
            Without a choice, for everything. An alert of an incident counts by its severity too.
          </p>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name={`${prefix}.hours.applies`} label="Applies">
            <Select
              options={APPLIES}
              defaultValue={hours ? (hours.outside ? "outside" : "within") : "always"}
            />
          </Field>
          <Field name={`${prefix}.hours.timeZone`} label="Time zone">
            <Select
              options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
              defaultValue={zone}
            />
          </Field>
        </div>
        <RestrictionRows
          prefix={`${prefix}.hours`}
          restrictions={hours?.restrictions ?? []}
          note="Not used with “At every hour”."
        />
      </div>
    </details>
  );
}
