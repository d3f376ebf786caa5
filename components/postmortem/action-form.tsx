"use client";

import { HiddenFields } from "@/components/ui/hidden-fields";
import { useId } from "react";
import {
  ACTION_KINDS,
  ACTION_KIND_WORDS,
  ACTION_STATES,
  ACTION_STATE_WORDS,
  type ActionItem,
} from "@/lib/postmortem/action-item";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

const KINDS = ACTION_KINDS.map((kind) => ({
  value: kind,
  label: `${ACTION_KIND_WORDS[kind].word}: ${ACTION_KIND_WORDS[kind].means.toLowerCase().replace(/\.$/, "")}`,
}));
const STATES = ACTION_STATES.map((state) => ({ value: state, label: ACTION_STATE_WORDS[state] }));

type Fields = { people: string[]; existing?: ActionItem };
type Props = Fields & { action: FormAction; fields: Record<string, string> };

export function NewActionForm({ action, people, fields }: Omit<Props, "existing">) {
  return (
    <Form action={action} label="New action item" className="grid gap-4" resetOnOk>
      <HiddenFields fields={fields} />
      <ActionFields people={people} />
      <div className="flex justify-end">
        <SubmitButton variant="secondary">Add action item</SubmitButton>
      </div>
    </Form>
  );
}

export function ChangeActionButton({ action, people, fields, existing }: Required<Props>) {
  return (
    <DialogForm
      size="sm"
      variant="quiet"
      label="Change"
      title="Change the action item"
      wide
      action={action}
      fields={fields}
      submit="Save"
    >
      <ActionFields people={people} existing={existing} />
    </DialogForm>
  );
}

function ActionFields({ people, existing }: Fields) {
  const names = useId();
  return (
    <>
      <Field name="text" label="Action" required>
        <Input defaultValue={existing?.text} autoComplete="off" maxLength={500} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="kind" label="Kind">
          <Select options={KINDS} defaultValue={existing?.kind ?? "prevent"} />
        </Field>
        {existing && (
          <Field name="state" label="State">
            <Select options={STATES} defaultValue={existing.state} />
          </Field>
        )}
        <Field name="owner" label="Owner">
          <Input list={names} defaultValue={existing?.owner} autoComplete="off" maxLength={80} />
        </Field>
        <Field name="dueOn" label="Due">
          <Input type="date" defaultValue={existing?.dueOn ?? ""} />
        </Field>
      </div>
      <datalist id={names}>
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
