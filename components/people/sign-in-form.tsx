import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { PasswordField } from "./password-field";

export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <Form action={action} label="Sign in">
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="Email">
        <Input type="email" autoComplete="username" inputMode="email" />
      </Field>
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <SubmitButton pendingLabel="Signing in…" className="w-full">
        Sign in
      </SubmitButton>
    </Form>
  );
}
