"use client";

import type { SentReview } from "@/lib/reliability/call-review/sent-review";
import { PASTED_PATHS } from "@/lib/review/pasted";
import { SeverityMark } from "../reliability/severity-mark";
import { CheckboxGroup } from "../ui/checkbox-group";
import { Field } from "../ui/field";
import { HandledForm } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { type FormHandle } from "../ui/use-form-action";
import { type SaveDefaults } from "./save-defaults";

type Props = {
  service: string;
  callees: readonly string[];
  /** What is sent, as text. */
  text: string;
  sent: SentReview;
  defaults: SaveDefaults;
  handle: FormHandle;
};

/** Which calls the code makes, and to which of them each finding belongs. */
export function SaveForm({ service, callees, handle, text, sent, defaults }: Props) {
  const options = callees.map((callee) => ({ value: callee, label: callee }));
  return (
    <HandledForm handle={handle} label="Save the result">
      <input type="hidden" name="service" value={service} />
      <input type="hidden" name="review" value={text} />
      <CheckboxGroup
        name="calls"
        legend="Calls that this code makes"
        options={options}
        chosen={defaults.calls}
      />
      {sent.findings.length > 0 && (
        <AssignedFindings sent={sent} options={options} guesses={defaults.of} />
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
            <p className="wrap-anywhere">
              <bdi>{message}</bdi>
            </p>
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
