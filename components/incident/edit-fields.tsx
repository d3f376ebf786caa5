"use client";

import { BaseField } from "@/components/ui/base-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_TITLE } from "@/lib/incident/limits";
import { ServiceChoice } from "./service-choice";

export type ServiceOption = { slug: string; name: string };
export type EditProps = {
  title: string;
  summary: string;
  version: number;
  services: ServiceOption[];
  choices: ServiceOption[];
};

/** What an incident says of itself. */
export function EditFields({ title, summary, version, services, choices }: EditProps) {
  return (
    <>
      <BaseField name="version" value={version} />
      <Field name="title" label="Title" required>
        <Input defaultValue={title} maxLength={MAX_TITLE} autoComplete="off" />
      </Field>
      <Field name="summary" label="Summary" hint="Markdown.">
        <Textarea rows={5} defaultValue={summary} />
      </Field>
      <ServiceChoice services={choices} chosen={services.map(({ slug }) => slug)} />
    </>
  );
}
