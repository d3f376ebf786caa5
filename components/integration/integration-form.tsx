import type { FieldMapping } from "@/lib/intake/generic";
import { SENDER_NAMES, SENDERS, type SenderKind } from "@/lib/intake/sender";
import { CancelLink } from "../ui/cancel-link";
import { RadioGroup } from "../ui/choice-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { NameAndSlug } from "../ui/name-and-slug";
import { Select, type Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { WarnBeforeLeaving } from "../ui/warn-before-leaving";
import { KeyPanel } from "./key-panel";
import { MappingEditor } from "./mapping-editor";

type Choices = { teams: Option[]; services: Option[] };

type Existing = {
  slug: string;
  name: string;
  kind: SenderKind;
  team: string;
  service: string;
  staleAfterHours: number;
  mapping: FieldMapping | null;
};

const HINTS: Record<SenderKind, string> = {
  alertmanager: "Webhook of Prometheus, Mimir, Loki and VictoriaMetrics alike.",
  grafana: "Contact point of Grafana Alerting.",
  pagerduty: "Anything that can send to PagerDuty: name its integration key and this address.",
  "uptime-kuma": "Webhook notification: down fires, up resolves.",
  generic: "Any JSON by POST: say where title, key, severity and status stand in it.",
};

const KINDS = SENDERS.map((kind) => ({
  value: kind,
  label: SENDER_NAMES[kind],
  hint: HINTS[kind],
}));

export function NewIntegrationForm({ action, ...choices }: Choices & { action: FormAction }) {
  return (
    <Form action={action} label="New integration" className="group/integration grid gap-5">
      <KeyPanel link>
        <WarnBeforeLeaving />
        <RadioGroup
          name="kind"
          legend="What sends the alerts"
          options={KINDS}
          defaultValue="alertmanager"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Common {...choices} />
        </div>
        <div className="hidden group-has-[[name=kind][value=generic]:checked]/integration:grid">
          <MappingEditor />
        </div>
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="primary" pendingLabel="Creating the integration…">
            Create integration
          </SubmitButton>
          <CancelLink href="/settings/integrations" />
        </div>
      </KeyPanel>
    </Form>
  );
}

export function IntegrationForm({
  action,
  existing,
  ...choices
}: Choices & { action: FormAction; existing: Existing }) {
  return (
    <Form action={action} label="Integration">
      <WarnBeforeLeaving />
      <input type="hidden" name="kind" value={existing.kind} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Common {...choices} existing={existing} />
      </div>
      {existing.kind === "generic" && <MappingEditor initial={existing.mapping ?? undefined} />}
      <div>
        <SubmitButton variant="primary" pendingLabel="Saving…">
          Save changes
        </SubmitButton>
      </div>
    </Form>
  );
}

function Common({ teams, services, existing }: Choices & { existing?: Existing }) {
  return (
    <>
      <NameAndSlug
        maxLength={80}
        slugHint="For the API. Can’t be changed later."
        existing={existing}
      />
      <Field name="team" label="Team" hint="Its rules and escalation policy apply." required>
        <Select options={teams} defaultValue={existing?.team} />
      </Field>
      <Field
        name="service"
        label="Service"
        hint="All its alerts are of this service. Rules of the team can choose another."
      >
        <Select
          placeholder="Named by the label “service”"
          options={services}
          defaultValue={existing?.service}
        />
      </Field>
      <Field
        name="staleAfterHours"
        label="Stale after"
        hint="An open alert that isn’t heard of for so long is marked stale."
      >
        <Input
          inputMode="numeric"
          mono
          unit="hours"
          autoComplete="off"
          defaultValue={String(existing?.staleAfterHours ?? 12)}
        />
      </Field>
    </>
  );
}
