import type { ReactNode } from "react";
import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";

/** Sends a test, and shows what came of it. */
export function SendTest({
  action,
  slug,
  children = "Send a test",
}: {
  action: FormAction;
  slug?: string;
  children?: ReactNode;
}) {
  return (
    <Form action={action} label="Send a test" className="grid gap-3">
      {slug !== undefined && <input type="hidden" name="slug" value={slug} />}
      <div>
        <SubmitButton variant="secondary" pendingLabel="Sending…">
          {children}
        </SubmitButton>
      </div>
    </Form>
  );
}
