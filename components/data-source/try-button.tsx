import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";

/** Asks the data source who it is, and shows what it answers. */
export function TryButton({ action, slug }: { action: FormAction; slug: string }) {
  return (
    <Form action={action} label="Test" className="grid gap-3">
      <input type="hidden" name="slug" value={slug} />
      <div>
        <SubmitButton pendingLabel="Testing…">Test connection</SubmitButton>
      </div>
    </Form>
  );
}
