import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";
import { KeyPanel } from "./key-panel";

export function RotateKeyForm({ action, slug }: { action: FormAction; slug: string }) {
  return (
    <Form action={action} label="New key" className="grid gap-3">
      <input type="hidden" name="slug" value={slug} />
      <KeyPanel>
        <p className="text-sm text-muted">
          The present key stays valid for 24 hours. One from before that ends now.
        </p>
      </KeyPanel>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Creating a key…">
          Rotate key
        </SubmitButton>
      </div>
    </Form>
  );
}
