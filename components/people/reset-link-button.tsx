"use client";

import { RESET_HOURS } from "@/lib/people/password-reset";
import { DialogActions, DialogButton, DialogClose } from "../ui/dialog";
import { HandledForm, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";
import { useFormAction } from "../ui/use-form-action";
import { OneTimeSecret } from "./one-time-secret";

type Props = { action: FormAction; user: { id: number; name: string } };

/** Creates a link in its dialog, which stays open to show it. */
export function ResetLinkButton({ action, user }: Props) {
  const handle = useFormAction(action);
  const created = handle.state.status === "ok";
  return (
    <DialogButton
      size="sm"
      label="Reset password"
      name={`Reset password ${user.id}`}
      title={`Reset the password of ${user.name}?`}
      description={`Creates a link for choosing a new password. The current one works until then; after that they are signed out everywhere.`}
    >
      <HandledForm handle={handle} className="grid gap-4">
        <input type="hidden" name="user" value={user.id} />
        <OneTimeSecret name="link" label="Password reset link">
          Send them this link yourself. It is shown only once and works once, for {RESET_HOURS}{" "}
          hours, and replaces any link created before. Anyone with the link can use it.
        </OneTimeSecret>
        <DialogActions>
          <DialogClose />
          <SubmitButton variant={created ? "secondary" : "primary"} pendingLabel="Creating…">
            {created ? "Create another" : "Create link"}
          </SubmitButton>
        </DialogActions>
      </HandledForm>
    </DialogButton>
  );
}
