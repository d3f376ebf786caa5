import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { OneTimeSecret } from "./one-time-secret";
import { RoleField } from "./role-field";

const LINK = "link";

export function InviteUserForm({
  action,
  teams,
}: {
  action: FormAction;
  teams: { slug: string; name: string }[];
}) {
  return (
    <Form action={action} label="Invite a user" resetOnOk>
      <InvitationLink />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="email" label="Email" hint="Leave blank and anyone with the link can use it.">
          <Input type="email" inputMode="email" autoComplete="off" />
        </Field>
        <Field name="team" label="Team">
          <Select
            placeholder="No team yet"
            options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        </Field>
        <RoleField />
      </div>
      <Checkbox name="admin" label="Administrator of the installation" />
      <div>
        <SubmitButton pendingLabel="Creating the link…">Create invitation link</SubmitButton>
      </div>
    </Form>
  );
}

export function AddMemberForm({ action, team }: { action: FormAction; team: string }) {
  return (
    <Form action={action} label="Add a member" resetOnOk>
      <InvitationLink />
      <input type="hidden" name="team" value={team} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="email"
          label="Email"
          hint="Someone without an account gets an invitation link."
        >
          <Input type="email" inputMode="email" autoComplete="off" />
        </Field>
        <RoleField />
      </div>
      <div>
        <SubmitButton pendingLabel="Adding…">Add to the team</SubmitButton>
      </div>
    </Form>
  );
}

function InvitationLink() {
  return (
    <OneTimeSecret name={LINK} label="Invitation link">
      Send this link yourself. It is shown only once and works once, within seven days.
    </OneTimeSecret>
  );
}
