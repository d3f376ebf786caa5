"use client";

import { isEvidence } from "@/lib/reliability/call-review/call-review";
import { calleeGuesser, calleesIn } from "@/lib/reliability/call-review/guess-callee";
import type { SentReview } from "@/lib/reliability/call-review/sent-review";
import { PASTED_PATHS } from "@/lib/review/pasted";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { SeverityMark } from "../reliability/severity-mark";
import { CheckboxGroup } from "../ui/checkbox-group";
import { Field } from "../ui/field";
import { HandledForm } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { type FormHandle } from "../ui/use-form-action";

type Props = {
  service: string;
  callees: readonly string[];
  /** For whose code the page was opened. */
  dependency: string | null;
  /** What is sent, as text. */
  text: string;
  sent: SentReview;
  /** The code from which the calls are guessed; null without a script, once it was refused. */
  shown: { files: readonly SourceFile[]; review: Review } | null;
  handle: FormHandle;
};

/** Which calls the code makes, and to which of them each finding belongs. */
export function SaveForm({ service, callees, dependency, handle, text, sent, shown }: Props) {
  const named = new Set(shown?.files.flatMap((file) => calleesIn(file.text, callees)));
  const options = callees.map((callee) => ({ value: callee, label: callee }));
  const chosen = callees.filter((callee) => named.has(callee) || callee === dependency);
  return (
    <HandledForm handle={handle} label="Save the result">
      <input type="hidden" name="service" value={service} />
      <input type="hidden" name="review" value={text} />
      <CheckboxGroup
        name="calls"
        legend="Calls that this code makes"
        options={options}
        chosen={chosen}
      />
      {sent.findings.length > 0 && (
        <AssignedFindings
          sent={sent}
          options={options}
          guesses={guessesOf(shown, callees, dependency)}
        />
      )}
      {isPasted(sent) && (
        <Field
          name="path"
          label="File"
          hint="Where the code is, for example src/orders.ts."
          className="sm:max-w-96"
        >
          <Input />
        </Field>
      )}
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </HandledForm>
  );
}

type AssignedProps = {
  sent: SentReview;
  options: { value: string; label: string }[];
  guesses: readonly string[];
};

const AssignedFindings = ({ sent, options, guesses }: AssignedProps) => (
  <fieldset className="grid min-w-0 gap-2">
    <legend className="mb-1.5 text-sm font-medium">Findings</legend>
    <p className="text-xs text-muted">
      A finding without a call is not saved. A call without a finding counts as reviewed.
    </p>
    <ul className="divide-y divide-line rounded-sm border border-line text-sm">
      {sent.findings.map(({ rule, severity, path, line, message }, index) => (
        <li
          key={index}
          className="grid items-center gap-x-4 gap-y-2 px-3 py-2.5 sm:grid-cols-[minmax(0,1fr)_16rem]"
        >
          <div className="grid min-w-0 gap-0.5">
            <p className="wrap-anywhere">{message}</p>
            <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
              <SeverityMark severity={severity} />
              <span className="figure">{rule}</span>
              <bdi className="figure wrap-anywhere">
                {path}:{line}
              </bdi>
            </p>
          </div>
          <Select
            name={`of.${index}`}
            aria-label={`Call of ${rule} in ${path}, line ${line}`}
            placeholder="No call"
            options={options}
            defaultValue={guesses[index] ?? ""}
          />
        </li>
      ))}
    </ul>
  </fieldset>
);

const isPasted = ({ paths: [path, ...others] }: SentReview): boolean =>
  others.length === 0 && Object.values(PASTED_PATHS).some((pasted) => pasted === path);

/** Empty where it is not plain which call a finding belongs to. */
function guessesOf(
  shown: Props["shown"],
  callees: readonly string[],
  dependency: string | null,
): string[] {
  if (!shown) return [];
  const { files, review } = shown;
  const guessers = new Map(files.map(({ path, text }) => [path, calleeGuesser(text, callees)]));
  return review.findings
    .filter(isEvidence)
    .map((finding) => guessers.get(finding.path)?.(finding) ?? dependency ?? "");
}
