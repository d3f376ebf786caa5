import type { RouteRule } from "@/lib/alert/route";
import { matcherLines } from "@/lib/alert/matcher-lines";
import { choiceName } from "@/lib/alert-route/schema";
import { CancelLink } from "../ui/cancel-link";
import { SegmentedControl } from "../ui/choice-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Select, type Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { WarnBeforeLeaving } from "../ui/warn-before-leaving";

type Props = {
  action: FormAction;
  team: string;
  version: number;
  /** The rule and its place from 0; null for a new one. */
  existing: { place: number; rule: RouteRule } | null;
  services: Option[];
  policies: Option[];
};

const INCIDENTS = [
  { value: "none", label: "Do nothing" },
  { value: "join", label: "Join the open incident of its service" },
  ...[1, 2, 3, 4].map((severity) => ({
    value: `open-${severity}`,
    label: `Open a SEV${severity}, or join the open one`,
  })),
];

const SEVERITIES = [
  { value: "", label: "As it comes" },
  { value: "page", label: "Page" },
  { value: "ticket", label: "Ticket" },
];

export function RuleForm({ action, team, version, existing, services, policies }: Props) {
  const rule = existing?.rule;
  return (
    <Form action={action} label={existing ? `Rule ${existing.place + 1}` : "New rule"}>
      <WarnBeforeLeaving />
      <input type="hidden" name="team" value={team} />
      <input type="hidden" name="version" value={version} />
      {existing && <input type="hidden" name="place" value={existing.place} />}
      <Field
        name="matchers"
        label="Matchers"
        hint={
          <>
            One per line, all have to fit. Operators: <code className="figure">=</code>{" "}
            <code className="figure">!=</code> <code className="figure">=~</code>{" "}
            <code className="figure">!~</code>. Besides an alert’s own labels there are title,
            service, kind and severity (page or ticket). Leave blank to fit every alert.
          </>
        }
      >
        <Textarea
          mono
          rows={4}
          placeholder={'service="checkout"\nregion=~"eu-.*"'}
          defaultValue={rule && matcherLines(rule.matchers)}
        />
      </Field>
      <SegmentedControl
        name="severity"
        legend="Severity"
        options={SEVERITIES}
        defaultValue={rule?.severity ?? ""}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="service" label="Service">
          <Select placeholder="As it comes" options={services} defaultValue={rule?.service} />
        </Field>
        <Field name="escalationPolicy" label="Escalation policy">
          <Select
            placeholder="That of its service, else of the team"
            options={policies}
            defaultValue={rule?.escalationPolicy}
          />
        </Field>
        <Field name="incident" label="Incidents">
          <Select options={INCIDENTS} defaultValue={rule ? choiceName(rule) : "none"} />
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pendingLabel="Saving the rule…">
          {existing ? "Save rule" : "Add rule"}
        </SubmitButton>
        <CancelLink href={`/teams/${team}/alert-routes`} />
      </div>
    </Form>
  );
}
