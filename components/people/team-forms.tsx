import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";

const OPEN_HINT = "Otherwise only members and administrators see its services and SLOs.";

export function CreateTeamForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} label="New team" resetOnOk>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name">
          <Input autoComplete="off" />
        </Field>
        <Field
          name="slug"
          label="Address"
          hint="For links and the API. Leave blank to make it from the name."
        >
          <Input autoComplete="off" mono />
        </Field>
      </div>
      <Checkbox name="open" label="Everyone signed in can read" hint={OPEN_HINT} />
      <div>
        <SubmitButton pendingLabel="Creating…">Create team</SubmitButton>
      </div>
    </Form>
  );
}

export function ChangeTeamForm({
  action,
  team,
}: {
  action: FormAction;
  team: { slug: string; name: string; open: boolean };
}) {
  return (
    <Form action={action} label="Team">
      <input type="hidden" name="slug" value={team.slug} />
      <Field name="name" label="Name" className="max-w-md">
        <Input defaultValue={team.name} autoComplete="off" />
      </Field>
      <Checkbox
        name="open"
        label="Everyone signed in can read"
        hint={OPEN_HINT}
        defaultChecked={team.open}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}
