import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { PasswordField } from "./password-field";

/** `email` is set when the invitation is for one address only. */
export function AcceptInvitationForm({
  action,
  invitationKey,
  email,
}: {
  action: FormAction;
  invitationKey: string;
  email: string | null;
}) {
  return (
    <Form action={action} label="Accept the invitation">
      <input type="hidden" name="key" value={invitationKey} />
      <Field name="name" label="Your name">
        <Input autoComplete="name" />
      </Field>
      <Field name="email" label="Email">
        <Input
          type="email"
          autoComplete="username"
          inputMode="email"
          {...(email === null ? {} : { value: email, readOnly: true })}
        />
      </Field>
      <PasswordField name="password" label="Password" autoComplete="new-password" />
      <SubmitButton pendingLabel="Creating your account…" className="w-full">
        Create account
      </SubmitButton>
    </Form>
  );
}

export function JoinForm({
  action,
  invitationKey,
  name,
}: {
  action: FormAction;
  invitationKey: string;
  name: string;
}) {
  return (
    <Form action={action} label="Accept the invitation">
      <input type="hidden" name="key" value={invitationKey} />
      <SubmitButton
        pendingLabel="Joining…"
        className="h-auto! min-h-8 w-full py-1.5 wrap-anywhere whitespace-normal!"
      >
        Accept as {name}
      </SubmitButton>
    </Form>
  );
}
