"use client";

import { BaseField } from "@/components/ui/base-field";
import { Field } from "@/components/ui/field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Textarea } from "@/components/ui/textarea";

/** `text`: null where the words stay as they are. */
export function EntryFields({
  at,
  version,
  text,
}: {
  at: number;
  version: number;
  text: string | null;
}) {
  return (
    <>
      <BaseField name="version" value={version} />
      <BaseField name="was" value={at} />
      <Field name="at" label="When it happened">
        <LocalTimeInput at={at} />
      </Field>
      {text !== null && (
        <Field name="text" label="Text" hint="Markdown.">
          <Textarea rows={5} defaultValue={text} />
        </Field>
      )}
    </>
  );
}
