import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { SampleResult } from "./sample-result";

/** Shows what an integration would read from a text; nothing is taken. */
export function SampleForm({ action, slug }: { action: FormAction; slug: string }) {
  return (
    <Form action={action} label="Try a payload" className="grid gap-4">
      <input type="hidden" name="slug" value={slug} />
      <Field
        name="sample"
        label="Payload"
        hint="Paste what the sender sends. Nothing is stored, and nobody is told."
      >
        <Textarea mono rows={6} />
      </Field>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Reading…">
          Try it
        </SubmitButton>
      </div>
      <SampleResult />
    </Form>
  );
}
