"use client";

import { BaseField } from "@/components/ui/base-field";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_TITLE } from "@/lib/incident/limits";
import type { IncidentActions } from "./incident-actions";
import { IncidentPicker } from "./incident-picker";
import { ServiceChoice } from "./service-choice";

export type ServiceOption = { slug: string; name: string };

export function EditDialog({
  number,
  title,
  summary,
  version,
  services,
  choices,
  action,
}: {
  number: number;
  title: string;
  summary: string;
  version: number;
  services: ServiceOption[];
  choices: ServiceOption[];
  action: IncidentActions["edit"];
}) {
  return (
    <DialogForm
      label="Edit"
      title="Edit the incident"
      wide
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Save changes"
    >
      <BaseField name="version" value={version} />
      <Field name="title" label="Title" required>
        <Input defaultValue={title} maxLength={MAX_TITLE} autoComplete="off" />
      </Field>
      <Field name="summary" label="Summary" hint="Markdown.">
        <Textarea rows={5} defaultValue={summary} />
      </Field>
      <ServiceChoice services={choices} chosen={services.map(({ slug }) => slug)} />
    </DialogForm>
  );
}

/** Links another incident to this one. */
export function LinkDialog({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["link"];
}) {
  return (
    <DialogForm
      label="Link incident"
      title="Link an incident"
      variant="quiet"
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Link incident"
    >
      <IncidentPicker number={number} label="Incident" />
    </DialogForm>
  );
}
