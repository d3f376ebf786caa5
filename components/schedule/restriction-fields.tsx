"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { useFieldErrors, useFormScope } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import type { ScheduleBody } from "@/lib/on-call/schema";
import { WEEKDAY_OPTIONS } from "./weekday-words";

type Restriction = NonNullable<ScheduleBody["layers"][number]["restrictions"]>[number];

/** Hours of duty: none is every hour. One without a day is passed over. */
export function RestrictionsFields({
  prefix,
  restrictions,
  onChange,
}: {
  prefix: string;
  restrictions: readonly Restriction[];
  onChange: () => void;
}) {
  const sent = useSentRestrictions(prefix);
  return (
    <details open={restrictions.length > 0 || sent > 0} className="group/duty">
      <summary className="w-fit cursor-pointer text-sm text-muted hover:text-ink">
        Only at certain hours
      </summary>
      <div className="mt-3">
        <RestrictionRows
          prefix={prefix}
          restrictions={restrictions}
          note="Without a day chosen, the layer covers every hour."
          onChange={onChange}
        />
      </div>
    </details>
  );
}

function useSentRestrictions(prefix: string): number {
  const { submitted } = useFormScope();
  return Object.keys(submitted ?? {}).filter(
    (name) => name.startsWith(`${prefix}.restrictions.`) && name.endsWith(".days"),
  ).length;
}

/** Days and hours, with a button for more of them. */
export function RestrictionRows({
  prefix,
  restrictions,
  note,
  onChange,
}: {
  prefix: string;
  restrictions: readonly Restriction[];
  note: string;
  onChange?: () => void;
}) {
  const sent = useSentRestrictions(prefix);
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, restrictions.length, sent) }, (_, index) => index),
  );
  return (
    <div className="grid gap-4">
      {keys.map((key, index) => (
        <RestrictionFields
          key={key}
          prefix={`${prefix}.restrictions.${index}`}
          number={index + 1}
          restriction={restrictions[key]}
        />
      ))}
      <p className="text-xs text-muted">
        {note} An end that isn’t after the start is on the next day.
      </p>
      <div className="noscript:hidden">
        <Button
          size="sm"
          onClick={() => {
            setKeys([...keys, Math.max(...keys) + 1]);
            onChange?.();
          }}
        >
          Add more hours
        </Button>
      </div>
    </div>
  );
}

function RestrictionFields({
  prefix,
  number,
  restriction,
}: {
  prefix: string;
  number: number;
  restriction: Restriction | undefined;
}) {
  const id = useId();
  const days = `${prefix}.days`;
  const errors = useFieldErrors(days);
  return (
    <div className="grid gap-3">
      <fieldset aria-describedby={errors.length > 0 ? `${id}-error` : undefined}>
        <legend className="mb-1.5 text-sm font-medium">Days of duty {number}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {WEEKDAY_OPTIONS.map(({ value, label }) => (
            <Checkbox
              key={value}
              grouped
              name={days}
              value={value}
              label={label.slice(0, 3)}
              defaultChecked={restriction?.days.some((day) => day === value) ?? false}
            />
          ))}
        </div>
        <FieldError id={`${id}-error`} messages={errors} />
      </fieldset>
      <div className="grid max-w-xs grid-cols-2 gap-3">
        <Field name={`${prefix}.from`} label="From">
          <Input type="time" mono defaultValue={restriction?.from ?? "09:00"} />
        </Field>
        <Field name={`${prefix}.to`} label="To">
          <Input type="time" mono defaultValue={restriction?.to ?? "17:00"} />
        </Field>
      </div>
    </div>
  );
}
