import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Select, type Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

type Props = { action: FormAction; teams: Option[]; chosen: string | null };

/** Which team has the alerts about Burnline itself. */
export function CaretakerForm({ action, teams, chosen }: Props) {
  if (teams.length === 0)
    return (
      <p className="text-sm text-muted">
        Create a team first: until then nobody is told when Burnline itself is in trouble.
      </p>
    );
  return (
    <Form action={action} label="Who looks after Burnline" className="grid gap-4">
      <Field
        name="team"
        label="Team"
        hint="Has the alerts about Burnline itself: a job that stands still, a full disk, messages that do not arrive. Administrators are paged, too."
        required
      >
        <Select options={teams} defaultValue={chosen ?? ""} />
      </Field>
      <div>
        <SubmitButton variant="secondary">Save</SubmitButton>
      </div>
    </Form>
  );
}
