"use client";

import type { ReactNode } from "react";
import { BaseField } from "@/components/ui/base-field";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Select } from "@/components/ui/select";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { Textarea } from "@/components/ui/textarea";
import { SEVERITIES, SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import { movesFrom, STATUS_WORDS, type Status } from "@/lib/incident/status";
import type { IncidentActions } from "./incident-actions";
import { IncidentPicker } from "./incident-picker";

export function DuplicateDialog({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["markDuplicate"];
}) {
  return (
    <DialogForm
      label="Duplicate"
      title="Mark as a duplicate"
      description="Cancels this incident, links it to the other and excludes it from statistics. You can undo this."
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Mark as duplicate"
    >
      <IncidentPicker number={number} label="Duplicate of" />
    </DialogForm>
  );
}

export function StatusDialog({
  number,
  status,
  action,
}: {
  number: number;
  status: Status;
  action: IncidentActions["changeStatus"];
}) {
  return (
    <DialogForm
      label="Change status"
      title="Change the status"
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Change status"
    >
      <StatusFields status={status} />
    </DialogForm>
  );
}

function StatusFields({ status }: { status: Status }) {
  const moves = movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] }));
  return (
    <>
      <BaseField name="from" value={status} />
      <Field name="to" label="New status">
        <Select options={moves} defaultValue={moves[0]?.value} />
      </Field>
      <Field name="text" label="Why, or what was found" hint="Added to the timeline.">
        <Textarea rows={3} />
      </Field>
      <Field name="at" label="When" hint="Now, unless you change it.">
        <LocalTimeInput atNow />
      </Field>
    </>
  );
}

/** Resolves in two presses. */
export function ResolveDialog({
  number,
  status,
  action,
  children,
}: {
  number: number;
  status: Status;
  action: IncidentActions["changeStatus"];
  children: ReactNode;
}) {
  return (
    <DialogForm
      label={children}
      title="Resolve the incident"
      description="The impact has ended."
      variant="primary"
      action={action}
      fields={{ incident: number, to: "resolved" }}
      submit="Resolve"
    >
      <BaseField name="from" value={status} />
      <Field name="text" label="What resolved it" hint="Added to the timeline.">
        <Textarea rows={3} />
      </Field>
      <Field name="at" label="When" hint="Now, unless you change it.">
        <LocalTimeInput atNow />
      </Field>
    </DialogForm>
  );
}

export function SeverityDialog({
  number,
  severity,
  action,
}: {
  number: number;
  severity: Severity;
  action: IncidentActions["changeSeverity"];
}) {
  const options = SEVERITIES.map((value) => ({
    value,
    label: `${value}, ${SEVERITY_RULES[value].word}: ${SEVERITY_RULES[value].rule}`,
  }));
  return (
    <DialogForm
      label={
        <span className="flex items-center gap-1.5">
          Severity <SeverityBadge severity={severity} />
        </span>
      }
      title="Change the severity"
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Change severity"
    >
      <BaseField name="from" value={severity} />
      <Field name="to" label="Severity">
        <Select options={options} defaultValue={severity} />
      </Field>
      <Field name="text" label="Why">
        <Textarea rows={2} />
      </Field>
    </DialogForm>
  );
}

/** Tells stakeholders something; the status may move with it. */
export function UpdateDialog({
  number,
  status,
  action,
  children,
}: {
  number: number;
  status: Status;
  action: IncidentActions["update"];
  children: ReactNode;
}) {
  const options = [
    { value: "", label: `${STATUS_WORDS[status]} (no change)` },
    ...movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] })),
  ];
  return (
    <DialogForm
      label={children}
      title="Update stakeholders"
      description="What users notice, what you are doing, and when the next update comes."
      wide
      action={action}
      fields={{ incident: number }}
      submit="Send update"
    >
      <BaseField name="from" value={status} />
      <Field name="text" label="Update" hint="Markdown." required>
        <Textarea rows={5} />
      </Field>
      <Field name="to" label="Status">
        <Select options={options} defaultValue="" />
      </Field>
    </DialogForm>
  );
}
