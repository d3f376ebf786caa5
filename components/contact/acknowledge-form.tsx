import { Form, type FormAction } from "../ui/form";
import { SubmitButton } from "../ui/submit-button";

export function AcknowledgeForm({ action, link }: { action: FormAction; link: string }) {
  return (
    <Form action={action} label="Acknowledge">
      <input type="hidden" name="link" value={link} />
      <SubmitButton variant="primary" className="h-11 w-full" pendingLabel="Acknowledging…">
        Acknowledge
      </SubmitButton>
    </Form>
  );
}
