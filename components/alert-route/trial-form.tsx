import { SENDER_NAMES, SENDERS } from "@/lib/intake/sender";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Select, type Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { TrialResult } from "./trial-result";

type Props = {
  action: FormAction;
  team: string;
  /** Those of the team that the reader may see. */
  integrations: Option[];
  recent: Option[];
};

/** Shows what the rules would make of an alert; nothing is stored and nobody is told. */
export function TrialForm({ action, team, integrations, recent }: Props) {
  const kinds = SENDERS.filter((kind) => kind !== "generic").map((kind) => ({
    value: `kind:${kind}`,
    label: SENDER_NAMES[kind],
  }));
  return (
    <Form action={action} label="Try the rules" className="grid gap-4">
      <input type="hidden" name="team" value={team} />
      {recent.length > 0 && (
        <Field name="alert" label="A recent alert">
          <Select placeholder="None: use the payload below" options={recent} />
        </Field>
      )}
      <Field name="sender" label="Sent by">
        <Select options={[...integrations, ...kinds]} />
      </Field>
      <Field name="payload" label="Payload" hint="Paste what the sender sends.">
        <Textarea mono rows={6} />
      </Field>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Trying…">
          Try it
        </SubmitButton>
      </div>
      <TrialResult />
      <p className="text-xs text-muted">Nothing is stored, and nobody is told.</p>
    </Form>
  );
}
