"use client";

import { BaseField } from "@/components/ui/base-field";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

type DecisionActions = { accept: FormAction; postpone: FormAction; refuse: FormAction };

type Props = {
  recommendation: string;
  /** Of what the page says was decided. */
  version: number;
  owner: string;
  actions: DecisionActions;
};

/** What a person may answer to a recommendation. `owner`: who is proposed for it. */
export function DecisionButtons({ recommendation, version, owner, actions }: Props) {
  const fields = { recommendation };
  const base = <BaseField name="version" value={version} />;
  return (
    <div className="flex flex-wrap gap-2">
      <DialogForm
        variant="primary"
        label="Accept"
        title="Accept the recommendation"
        description="It becomes an action item for the service’s team."
        action={actions.accept}
        fields={fields}
        submit="Accept"
      >
        {base}
        <Field name="owner" label="Owner">
          <Input defaultValue={owner} autoComplete="off" maxLength={80} />
        </Field>
        <Field name="dueOn" label="Due">
          <Input type="date" />
        </Field>
      </DialogForm>
      <DialogForm
        label="Put off"
        title="Put the recommendation off"
        description="It comes back on the day you choose."
        action={actions.postpone}
        fields={fields}
        submit="Put off"
      >
        {base}
        <Field name="until" label="Until" hint="At most a year ahead (UTC)." required>
          <Input type="date" />
        </Field>
        <ReasonField />
      </DialogForm>
      <DialogForm
        label="Refuse"
        title="Refuse the recommendation"
        description="It is not shown again, unless its cause goes away and returns."
        action={actions.refuse}
        fields={fields}
        submit="Refuse"
      >
        {base}
        <ReasonField />
      </DialogForm>
    </div>
  );
}

const ReasonField = () => (
  <Field name="reason" label="Reason" required>
    <Textarea rows={3} maxLength={500} />
  </Field>
);
