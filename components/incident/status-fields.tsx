"use client";

import { BaseField } from "@/components/ui/base-field";
import { Field } from "@/components/ui/field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { SEVERITIES, SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import { movesFrom, STATUS_WORDS, type Status } from "@/lib/incident/status";

export function StatusFields({ status }: { status: Status }) {
  const moves = movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] }));
  return (
    <>
      <BaseField name="from" value={status} />
      <Field name="to" label="New status">
        <Select options={moves} defaultValue={moves[0]?.value} />
      </Field>
      <WhatAndWhen text="Why, or what was found" />
    </>
  );
}

export function ResolveFields({ status }: { status: Status }) {
  return (
    <>
      <BaseField name="from" value={status} />
      <WhatAndWhen text="What resolved it" />
    </>
  );
}

function WhatAndWhen({ text }: { text: string }) {
  return (
    <>
      <Field name="text" label={text} hint="Added to the timeline.">
        <Textarea rows={3} />
      </Field>
      <Field name="at" label="When" hint="Now, unless you change it.">
        <LocalTimeInput atNow />
      </Field>
    </>
  );
}

export function SeverityFields({ severity }: { severity: Severity }) {
  const options = SEVERITIES.map((value) => ({
    value,
    label: `${value}, ${SEVERITY_RULES[value].word}: ${SEVERITY_RULES[value].rule}`,
  }));
  return (
    <>
      <BaseField name="from" value={severity} />
      <Field name="to" label="Severity">
        <Select options={options} defaultValue={severity} />
      </Field>
      <Field name="text" label="Why">
        <Textarea rows={2} />
      </Field>
    </>
  );
}

export function UpdateFields({ status }: { status: Status }) {
  const options = [
    { value: "", label: `${STATUS_WORDS[status]} (no change)` },
    ...movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] })),
  ];
  return (
    <>
      <BaseField name="from" value={status} />
      <Field name="text" label="Update" hint="Markdown." required>
        <Textarea rows={5} />
      </Field>
      <Field name="to" label="Status">
        <Select options={options} defaultValue="" />
      </Field>
    </>
  );
}
