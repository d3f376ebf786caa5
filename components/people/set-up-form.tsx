import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { BeginWith, type WorkspaceChoice } from "./begin-with";
import { PasswordField } from "./password-field";

export function SetUpForm({
  action,
  workspaces,
}: {
  action: FormAction;
  workspaces: WorkspaceChoice[];
}) {
  return (
    <Form action={action} label="Set up">
      <Field name="name" label="Your name">
        <Input autoComplete="name" />
      </Field>
      <Field name="email" label="Email">
        <Input type="email" autoComplete="username" inputMode="email" />
      </Field>
      <PasswordField name="password" label="Password" autoComplete="new-password" />
      <Field
        name="team"
        label="First team"
        hint="Services and SLOs belong to teams. You can rename it later."
      >
        <Input autoComplete="organization" />
      </Field>
      <BeginWith workspaces={workspaces} />
    </Form>
  );
}
