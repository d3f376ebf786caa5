import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { PasswordField } from "./password-field";

export function RenameForm({ action, name }: { action: FormAction; name: string }) {
  return (
    <Form action={action} label="Your name" className="grid max-w-md gap-4">
      <Field name="name" label="Name">
        <Input defaultValue={name} autoComplete="name" />
      </Field>
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

/** `hasPassword` is false for someone who has only signed in at the identity provider. */
export function ChangePasswordForm({
  action,
  hasPassword,
  email,
}: {
  action: FormAction;
  hasPassword: boolean;
  email: string;
}) {
  return (
    <Form action={action} label="Password" className="grid max-w-md gap-4" resetOnOk>
      <input type="text" value={email} readOnly autoComplete="username" hidden />
      {hasPassword && (
        <PasswordField
          name="currentPassword"
          label="Current password"
          autoComplete="current-password"
        />
      )}
      <PasswordField name="newPassword" label="New password" autoComplete="new-password" />
      <div>
        <SubmitButton>{hasPassword ? "Change password" : "Set a password"}</SubmitButton>
      </div>
    </Form>
  );
}
