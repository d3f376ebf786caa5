import type { SCOPES } from "@/lib/people/roles";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { OneTimeSecret } from "./one-time-secret";
import { ScopeChoice } from "./scope-choice";

type Props = {
  action: FormAction;
  scopes: (typeof SCOPES)[number][];
  teams: { slug: string; name: string }[];
  anyTeam: boolean;
};

export function TokenForm({ action, scopes, teams, anyTeam }: Props) {
  return (
    <Form action={action} label="New API token" resetOnOk>
      <OneTimeSecret name="token" label="API token">
        Copy it now. It is stored as a hash and never shown again.
      </OneTimeSecret>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="name" label="Name" hint="What it is for, such as “CI of checkout”.">
          <Input autoComplete="off" />
        </Field>
        <Field name="team" label="Available to">
          <Select
            {...(anyTeam ? { placeholder: "All teams" } : {})}
            options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        </Field>
        <Field name="expiresInDays" label="Expires after" hint="Leave blank for never.">
          <Input inputMode="numeric" autoComplete="off" unit="days" mono />
        </Field>
      </div>
      <ScopeChoice scopes={scopes} />
      <div>
        <SubmitButton pendingLabel="Creating the token…">Create token</SubmitButton>
      </div>
    </Form>
  );
}
