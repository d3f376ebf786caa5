"use client";

import { useState } from "react";
import { type Review } from "@/lib/review/reviewed";
import { PASTED_LANGUAGES, PASTED_PATHS } from "@/lib/review/pasted";
import { type SourceFile } from "@/lib/review/source-file";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import { HandledForm, type FormAction } from "../ui/form";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { useFormAction } from "../ui/use-form-action";
import { ReviewAnswer } from "./review-answer";
import { SaveCard, type SaveChoice } from "./save-card";
import { UploadField } from "./upload-field";

type Shown = { files: readonly SourceFile[]; review: Review };
type Pasted = { language: keyof typeof PASTED_PATHS; code: string };
type Props = {
  page: string;
  action: FormAction;
  example: (Pasted & { review: Review }) | null;
  /** Null for who may change no service. */
  save: SaveChoice | null;
};

/** Paste or choose code; what was found stands below, beside the code. It is stored only by the card at the end. */
export function ReviewForm({ page, action, example, save }: Props) {
  const handle = useFormAction(action);
  const [uploaded, setUploaded] = useState<{ state: typeof handle.state; shown: Shown } | null>(
    null,
  );
  const answered = handle.state.status === "ok" ? handle.state.values : undefined;
  const latest = uploaded?.state === handle.state ? uploaded.shown : null;
  const shown = latest ?? pastedAnswer(answered) ?? exampleAnswer(example);
  return (
    <div className="grid min-w-0 gap-5">
      <Card>
        <div className="grid gap-5">
          <HandledForm handle={handle} label="Code">
            <Field name="language" label="Language" className="sm:max-w-64">
              <Select
                options={[...PASTED_LANGUAGES]}
                defaultValue={answered?.language ?? example?.language ?? "typescript"}
              />
            </Field>
            <Field name="code" label="Code" required>
              <Textarea mono rows={12} defaultValue={answered?.code ?? example?.code} />
            </Field>
            <div>
              <SubmitButton pendingLabel="Reviewing…">Review</SubmitButton>
            </div>
          </HandledForm>
          <UploadField
            onReview={(answer) => setUploaded(answer && { state: handle.state, shown: answer })}
          />
        </div>
      </Card>
      {shown && <ReviewAnswer {...shown} />}
      {save && <SaveCard page={page} choice={save} shown={shown} />}
    </div>
  );
}

const fileOf = ({ language, code }: Pasted): SourceFile => ({
  path: PASTED_PATHS[language],
  text: code,
});

const exampleAnswer = (example: Props["example"]): Shown | null =>
  example && { files: [fileOf(example)], review: example.review };

/** Both ends are of one build. */
function pastedAnswer(values: Record<string, string> | undefined): Shown | null {
  if (values?.review === undefined || values.code === undefined) return null;
  const review = JSON.parse(values.review) as Review;
  const language = Object.keys(PASTED_PATHS).find((name) => name === values.language);
  const path = PASTED_PATHS[(language ?? "typescript") as Pasted["language"]];
  return { files: [{ path, text: values.code }], review };
}
