import { TeamField } from "../people/team-field";
import { FormActions } from "../ui/form-actions";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import type { Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { WarnBeforeLeaving } from "../ui/warn-before-leaving";

export function NewPostmortemForm({
  action,
  teams,
  initialTeam,
}: {
  action: FormAction;
  teams: Option[];
  initialTeam?: string;
}) {
  return (
    <Form action={action} label="New postmortem" className="grid max-w-2xl gap-5">
      <WarnBeforeLeaving />
      <Card>
        <div className="grid gap-5">
          <Field
            name="title"
            label="Title"
            hint="What happened, in words people will search for."
            required
          >
            <Input autoComplete="off" maxLength={160} />
          </Field>
          <TeamField teams={teams} chosen={initialTeam} />
        </div>
      </Card>
      <FormActions cancelHref="/postmortems">
        <SubmitButton variant="primary" pendingLabel="Creating…">
          Start writing
        </SubmitButton>
      </FormActions>
    </Form>
  );
}

/** From an incident there is nothing to type. */
export function IncidentPostmortemForm({
  action,
  incident,
  title,
}: {
  action: FormAction;
  incident: number;
  title: string;
}) {
  return (
    <Form action={action} label="Postmortem of an incident" className="grid max-w-2xl gap-5">
      <input type="hidden" name="incident" value={incident} />
      <Card title={title} note={`incident ${incident}`}>
        <p className="text-sm text-muted">
          Its title, summary, times and timeline are copied. In the postmortem, timeline entries can
          be hidden, reworded or added; the incident’s own record stays as it is.
        </p>
      </Card>
      <FormActions cancelHref={`/incidents/${incident}`}>
        <SubmitButton variant="primary" pendingLabel="Creating…">
          Start writing
        </SubmitButton>
      </FormActions>
    </Form>
  );
}
