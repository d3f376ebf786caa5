"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { Select, type Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  policies: Option[];
  policy: string | null;
};

export function TeamPagingForm({
  action,
  team,
  policies,
  policy,
  channels,
  ticketChannel,
}: Props & { team: string; channels: Option[]; ticketChannel: string | null }) {
  return (
    <Form action={action} label="Paging" className="grid gap-4">
      <input type="hidden" name="team" value={team} />
      <Field
        name="policy"
        label="Escalation policy"
        hint="For pages of its services, where a service has none of its own."
      >
        <Select options={withNone(policies, "None: nobody is paged")} defaultValue={policy ?? ""} />
      </Field>
      <Field name="ticketChannel" label="Ticket channel" hint="Where tickets go.">
        <Select options={withNone(channels, "None")} defaultValue={ticketChannel ?? ""} />
      </Field>
      <Save />
    </Form>
  );
}

export function ServicePagingForm({
  action,
  service,
  policies,
  policy,
  teamPolicy,
}: Props & { service: string; teamPolicy: string | null }) {
  const inherited = teamPolicy === null ? "none" : teamPolicy;
  return (
    <Form action={action} label="Paging" className="grid gap-4">
      <input type="hidden" name="service" value={service} />
      <Field name="policy" label="Escalation policy">
        <Select
          options={withNone(policies, `That of the team (${inherited})`)}
          defaultValue={policy ?? ""}
        />
      </Field>
      <Save />
    </Form>
  );
}

const withNone = (options: Option[], label: string): Option[] => [{ value: "", label }, ...options];

const Save = () => (
  <div>
    <SubmitButton variant="secondary">Save paging</SubmitButton>
  </div>
);
