import { RadioGroup, type Choice } from "../ui/choice-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { PasswordField } from "./password-field";

export function SetUpForm({ action, workspaces }: { action: FormAction; workspaces: Choice[] }) {
  const [first, ...others] = workspaces;
  return (
    <Form action={action} label="Set up">
      <Field name="name" label="Your name"><Input autoComplete="name" /></Field>
      <Field name="email" label="E-mail"><Input type="email" autoComplete="username" inputMode="email" /></Field>
      <PasswordField name="password" label="Password" autoComplete="new-password" />
      <Field name="team" label="First team" hint="Services and SLOs belong to teams. You can rename it later."><Input autoComplete="organization" /></Field>
      {first && others.length > 0 && <RadioGroup name="workspace" legend="Begin with" options={workspaces} defaultValue={first.value} />}
      <SubmitButton pendingLabel="Setting up…" className="w-full">Set up Burnline</SubmitButton>
    </Form>
  );
}
