import { CancelLink } from "../ui/cancel-link";
import { SegmentedControl } from "../ui/choice-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { NameAndSlug } from "../ui/name-and-slug";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { WarnBeforeLeaving } from "../ui/warn-before-leaving";

type ShownDataSource = {
  slug: string;
  name: string;
  url: string;
  auth: "none" | "basic" | "bearer";
  username: string;
  team: string;
};

type Props = {
  action: FormAction;
  teams: readonly { slug: string; name: string }[];
  existing?: ShownDataSource;
};

const AUTH = [
  { value: "none", label: "None" },
  { value: "basic", label: "User and password" },
  { value: "bearer", label: "Bearer token" },
];

export function DataSourceForm({ action, teams, existing }: Props) {
  return (
    <Form
      action={action}
      label={existing ? "Data source" : "New data source"}
      className="group/source grid gap-5"
    >
      <WarnBeforeLeaving />
      <div className="grid gap-4 sm:grid-cols-2">
        <NameAndSlug
          maxLength={80}
          slugHint="For YAML and the API. Can’t be changed later."
          existing={existing}
        />
        <Field
          name="url"
          label="Address"
          hint="The address of Prometheus, without /api/v1."
          required
        >
          <Input
            mono
            inputMode="url"
            defaultValue={existing?.url}
            placeholder="http://prometheus:9090"
            autoComplete="off"
          />
        </Field>
        <Field name="team" label="Available to" hint="Teams whose SLOs may query it.">
          <Select
            placeholder="All teams"
            options={teams.map((team) => ({ value: team.slug, label: team.name }))}
            defaultValue={existing?.team}
          />
        </Field>
      </div>
      <SegmentedControl
        name="auth"
        legend="Authentication"
        options={AUTH}
        defaultValue={existing?.auth ?? "none"}
      />
      <div className="hidden gap-4 group-has-[[name=auth][value=basic]:checked]/source:grid group-has-[[name=auth][value=bearer]:checked]/source:grid sm:grid-cols-2">
        <Field
          name="username"
          label="User name"
          className="hidden group-has-[[name=auth][value=basic]:checked]/source:grid"
        >
          <Input defaultValue={existing?.username} autoComplete="off" />
        </Field>
        <Field
          name="secret"
          label="Password or token"
          hint={
            existing && existing.auth !== "none"
              ? "Leave blank to keep the stored one."
              : "Stored encrypted and never shown again."
          }
        >
          <Input type="password" autoComplete="off" />
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pendingLabel="Saving and testing…">
          {existing ? "Save changes" : "Add data source"}
        </SubmitButton>
        {existing && <CancelLink href="/settings/data-sources" />}
      </div>
    </Form>
  );
}
