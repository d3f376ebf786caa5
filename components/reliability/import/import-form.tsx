"use client";

import "../simulator/without-eval";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { HandledForm, type FormAction } from "@/components/ui/form";
import { FormActions } from "@/components/ui/form-actions";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import type { ActionState } from "@/lib/form/action-state";
import { FORMATS } from "@/lib/reliability/import/formats";
import { readImportPreview, type ImportPreview } from "@/lib/reliability/import/preview";
import { ImportItems, type ImportInto } from "./import-items";
import { UnreadList } from "./unread-list";

type Refused = Extract<ActionState, { status: "error" }>;

const FORMAT_OPTIONS = FORMATS.map((value) => ({ value, label: value }));

/** First what a configuration would bring, then the button that stores just that. */
export function ImportForm({ action, ...into }: ImportInto & { action: FormAction }) {
  const handle = useFormAction(action);
  const { state } = handle;
  const [changed, setChanged] = useState<ActionState | null>(null);
  const answered = state.status === "ok" ? state.values : undefined;
  const shown = changed === state ? null : previewIn(state);
  return (
    <HandledForm handle={handle} label="Configuration" className="grid max-w-3xl gap-5">
      <input type="hidden" name="service" value={into.service} />
      <div onInput={() => setChanged(state)}>
        <Card>
          <div className="grid gap-5">
            <Field
              name="text"
              label="Configuration"
              hint="YAML, JSON, or the code that creates the policies, with the name of the dependency."
              required
            >
              <Textarea mono rows={12} defaultValue={answered?.["text"]} />
            </Field>
            <Field
              name="format"
              label="Format"
              hint="Choose one if detection fails or is wrong."
              className="sm:max-w-72"
            >
              <Select
                placeholder="Detect from the text"
                options={FORMAT_OPTIONS}
                defaultValue={answered?.["format"]}
              />
            </Field>
          </div>
        </Card>
      </div>
      {shown && (
        <>
          <input type="hidden" name="preview" value={shown.text} />
          <ImportItems key={shown.text} {...into} preview={shown.preview} answered={answered} />
          <UnreadList unread={shown.preview.unread} />
        </>
      )}
      <FormActions cancelHref={`/services/${into.service}`}>
        {shown && (
          <SubmitButton name="step" value="store">
            Store selected
          </SubmitButton>
        )}
        <SubmitButton
          name="step"
          value="preview"
          variant={shown ? "secondary" : "primary"}
          pendingLabel="Reading…"
        >
          Preview
        </SubmitButton>
      </FormActions>
    </HandledForm>
  );
}

/** What was shown stays while only how it is stored was refused. */
function previewIn(state: ActionState): { text: string; preview: ImportPreview } | null {
  if (state.status === "idle") return null;
  if (state.status === "error" && !isOfItems(state)) return null;
  const text = state.values?.["preview"];
  const preview = typeof text === "string" ? readImportPreview(text) : null;
  return typeof text === "string" && preview ? { text, preview } : null;
}

/** Whether only the choice of what to store was refused, not the text. */
const isOfItems = ({ values, fieldErrors }: Refused): boolean =>
  values["step"] === "store" &&
  !fieldErrors.some(({ path }) => path === "preview" || path === "text" || path === "format");
