"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

const LENGTHS = [
  { value: "30", label: "30 minutes" },
  { value: "60", label: "1 hour" },
  { value: "240", label: "4 hours" },
  { value: "1440", label: "1 day" },
  { value: "4320", label: "3 days" },
  { value: "10080", label: "7 days" },
];

/** For how long, and why. */
export function MuteFields() {
  return (
    <>
      <Field name="minutes" label="For" className="max-w-48">
        <Select options={LENGTHS} defaultValue="60" />
      </Field>
      <Field name="reason" label="Reason" hint="Shown with every alert that it covers." required>
        <Input maxLength={500} autoComplete="off" placeholder="Planned database move" />
      </Field>
    </>
  );
}
