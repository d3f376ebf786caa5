import { OneTimeSecret } from "../people/one-time-secret";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { ReceiverFields } from "./receiver-fields";

export function ContactForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} label="New contact" className="group/receiver grid gap-4" resetOnOk>
      <OneTimeSecret name="secret" label="Signing secret">
        Copy it now. Messages to this webhook are signed with it; it is never shown again.
      </OneTimeSecret>
      <div className="grid gap-4 sm:grid-cols-2">
        <ReceiverFields />
        <Field name="name" label="Name" hint="So that you recognize it, such as “Phone”." required>
          <Input autoComplete="off" maxLength={80} />
        </Field>
      </div>
      <div>
        <SubmitButton variant="primary" pendingLabel="Sending a code…">
          Add and send a code
        </SubmitButton>
      </div>
    </Form>
  );
}
