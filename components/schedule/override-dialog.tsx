import { SegmentedControl } from "../ui/choice-group";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select, type Option } from "../ui/select";
import type { FormAction } from "../ui/form";

const KINDS = [
  { value: "replace", label: "Replace" },
  { value: "add", label: "Add" },
  { value: "nobody", label: "Nobody" },
];

type Props = {
  schedule: string;
  timeZone: string;
  /** Local minutes of the schedule's zone. */
  start: string;
  end: string;
  /** Who may be put in, and who may be replaced. */
  people: Option[];
  replaceable: Option[];
  mayManage: boolean;
  action: FormAction;
};

/** Changes who is on call for a while; times are those of the schedule's zone. */
export function OverrideDialog({
  schedule,
  timeZone,
  start,
  end,
  people,
  replaceable,
  mayManage,
  action,
}: Props) {
  return (
    <DialogForm
      label="Add an override"
      size="sm"
      title="Add an override"
      description={`Times in ${timeZone.replaceAll("_", " ")}. What was stays: one that starts in the past starts now.`}
      action={action}
      fields={{ schedule, zone: timeZone }}
      submit="Add override"
    >
      <SegmentedControl
        name="kind"
        legend="What happens"
        options={mayManage ? KINDS : KINDS.slice(0, 2)}
        defaultValue="replace"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="start" label="From" required>
          <Input type="datetime-local" step={60} mono defaultValue={start} />
        </Field>
        <Field name="end" label="Until" required>
          <Input type="datetime-local" step={60} mono defaultValue={end} />
        </Field>
      </div>
      <Field name="person" label="On call then" hint="Leave blank with Nobody.">
        <Select options={people} placeholder="Choose a person" />
      </Field>
      <Field name="replaces" label="In place of" hint="Used only with Replace.">
        <Select options={replaceable} placeholder="Everyone" />
      </Field>
      <Field name="reason" label="Reason">
        <Input maxLength={200} autoComplete="off" />
      </Field>
    </DialogForm>
  );
}
