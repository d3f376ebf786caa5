"use client";

import { useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { HandledForm, type FormAction } from "@/components/ui/form";
import { FormActions } from "@/components/ui/form-actions";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import { readImportPreview } from "@/lib/on-call/import-preview";
import { IMPORT_WEEKS } from "@/lib/on-call/import-weeks";
import { CalendarFile } from "./calendar-file";
import { ImportAnswer } from "./import-answer";

const WEEKS = IMPORT_WEEKS.map((value) => ({ value, label: `${value} weeks` }));

/** First what a calendar would bring, then the button that stores just that. */
export function ImportForm({ schedule, action }: { schedule: string; action: FormAction }) {
  const handle = useFormAction(action);
  const { state } = handle;
  const [changed, setChanged] = useState<typeof state | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const preview = state.status === "ok" ? readImportPreview(state.values?.preview) : null;
  const isCurrent = changed !== state;
  const noteChange = () => setChanged(state);
  return (
    <div className="grid gap-5" onInput={noteChange}>
      <HandledForm handle={handle} label="Calendar" className="grid max-w-3xl gap-5">
        <input type="hidden" name="schedule" value={schedule} />
        <Card>
          <div ref={text} className="grid gap-5">
            <CalendarFile box={text} onRead={noteChange} />
            <Field name="ical" label="Calendar text" hint="Begins with BEGIN:VCALENDAR." required>
              <Textarea
                mono
                rows={8}
                defaultValue={state.status === "ok" ? state.values?.ical : undefined}
              />
            </Field>
            <Field name="weeks" label="How far ahead" className="sm:max-w-60">
              <Select
                options={WEEKS}
                defaultValue={(state.status === "ok" ? state.values?.weeks : undefined) ?? "8"}
              />
            </Field>
          </div>
        </Card>
        <FormActions cancelHref={`/on-call/${schedule}`}>
          {preview && isCurrent && preview.add.length + preview.remove.length > 0 && (
            <SubmitButton name="step" value="import">
              Import
            </SubmitButton>
          )}
          <SubmitButton
            name="step"
            value="preview"
            variant={preview && isCurrent ? "secondary" : "primary"}
            pendingLabel="Reading…"
          >
            Preview
          </SubmitButton>
        </FormActions>
      </HandledForm>
      {preview && isCurrent && <ImportAnswer preview={preview} />}
    </div>
  );
}
