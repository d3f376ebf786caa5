import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";
import { PasswordField } from "./password-field";

type Props = { action: FormAction; resetKey: string; email: string };

export function ResetPasswordForm({ action, resetKey, email }: Props) {
  return (
    <Form action={action} label="Choose a new password">
      <input type="hidden" name="key" value={resetKey} />
      {/* For password managers, which file the new password under it. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="password" label="New password" autoComplete="new-password" />
      <SubmitButton className="w-full">Save new password</SubmitButton>
    </Form>
  );
}
