"use client";

import { useId } from "react";
import { ACTION_KINDS, ACTION_KIND_WORDS, ACTION_STATES, ACTION_STATE_WORDS, type ActionItem } from "@/lib/postmortem/action-item";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

const KINDS = ACTION_KINDS.map((kind) => ({ value: kind, label: `${ACTION_KIND_WORDS[kind].word}: ${ACTION_KIND_WORDS[kind].means.toLowerCase().replace(/\.$/, "")}` }));
const STATES = ACTION_STATES.map((state) => ({ value: state, label: ACTION_STATE_WORDS[state] }));

type Props = { action: FormAction; people: string[]; fields: Record<string, string>; existing?: ActionItem };

/** A new action item, or one that changes. */
export function ActionForm({ action, people, fields, existing }: Props) {
  const names = useId();
  return (
    <Form action={action} label={existing ? "Action item" : "New action item"} className="grid gap-4" resetOnOk={!existing}>
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Field name="text" label="What is to be done" required><Input defaultValue={existing?.text} autoComplete="off" maxLength={500} /></Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="kind" label="Kind"><Select options={KINDS} defaultValue={existing?.kind ?? "prevent"} /></Field>
        {existing && <Field name="state" label="State"><Select options={STATES} defaultValue={existing.state} /></Field>}
        <Field name="owner" label="Owner"><Input list={names} defaultValue={existing?.owner} autoComplete="off" maxLength={80} /></Field>
        <Field name="dueOn" label="Due"><Input type="date" defaultValue={existing?.dueOn ?? ""} /></Field>
      </div>
      <datalist id={names}>{people.map((name) => <option key={name} value={name} />)}</datalist>
      <div className="flex justify-end"><SubmitButton variant={existing ? "primary" : "secondary"}>{existing ? "Save" : "Add action item"}</SubmitButton></div>
    </Form>
  );
}
