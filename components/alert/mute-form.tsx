"use client";

import { TeamField } from "@/components/people/team-field";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import type { Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { MuteFields } from "./mute-fields";

/** Mutes what fits, whether it is open or fires later. */
export function MuteForm({ action, teams }: { action: FormAction; teams: Option[] }) {
  return (
    <Card title="New mute">
      <Form action={action} label="New mute" className="grid gap-4">
        <TeamField label="Team" teams={teams} />
        <Field
          name="matchers"
          label="Labels"
          hint="One per line, all must fit: a label, one of = != =~ !~, and a value. kind, title, service, slo and team are labels too."
          required
        >
          <Textarea mono rows={3} placeholder={'service="checkout"'} />
        </Field>
        <MuteFields />
        <div>
          <SubmitButton variant="primary">Mute</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
