import { SegmentedControl } from "../ui/choice-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";

export type ShownMail = {
  host: string;
  port: number;
  security: "tls" | "starttls" | "auto";
  username: string;
  from: string;
};

const SECURITY = [
  { value: "tls", label: "TLS" },
  { value: "starttls", label: "STARTTLS" },
  { value: "auto", label: "If the server offers it" },
];

export function MailForm({ action, existing }: { action: FormAction; existing: ShownMail | null }) {
  return (
    <Form action={action} label="Mail server">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="host" label="Mail server" required>
          <Input
            mono
            defaultValue={existing?.host}
            placeholder="mail.example.org"
            autoComplete="off"
            maxLength={253}
          />
        </Field>
        <Field name="port" label="Port" hint="Usually 465 for TLS, 587 for STARTTLS." required>
          <Input mono inputMode="numeric" defaultValue={existing?.port ?? 465} autoComplete="off" />
        </Field>
        <Field name="username" label="User name" hint="Leave blank where none is needed.">
          <Input defaultValue={existing?.username} autoComplete="off" maxLength={200} />
        </Field>
        <Field
          name="password"
          label="Password"
          hint={
            existing?.username
              ? "Leave blank to keep the stored one."
              : "Stored encrypted and never shown again."
          }
        >
          <Input type="password" autoComplete="off" maxLength={500} />
        </Field>
        <Field name="from" label="From" hint="The address that mail comes from." required>
          <Input
            type="email"
            defaultValue={existing?.from}
            placeholder="burnline@example.org"
            autoComplete="off"
            maxLength={254}
          />
        </Field>
      </div>
      <SegmentedControl
        name="security"
        legend="Encryption"
        options={SECURITY}
        defaultValue={existing?.security ?? "tls"}
      />
      <div>
        <SubmitButton variant="primary">Save</SubmitButton>
      </div>
    </Form>
  );
}
