"use client";

import { BaseField } from "@/components/ui/base-field";
import { Field } from "@/components/ui/field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { KEY_TIME_WORDS, type KeyTime } from "@/lib/incident/times";

export function TimeFields({ mark, at }: { mark: KeyTime; at: number | null }) {
  const isAlwaysKnown = mark === "started" || mark === "resolved";
  return (
    <>
      <BaseField name="was" value={at ?? "none"} />
      <Field
        name="at"
        label={KEY_TIME_WORDS[mark]}
        hint={isAlwaysKnown ? undefined : "Leave blank if unknown."}
      >
        <LocalTimeInput at={at} />
      </Field>
    </>
  );
}
