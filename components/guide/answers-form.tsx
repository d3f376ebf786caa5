"use client";

import { TeamField } from "@/components/people/team-field";
import { Card } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NameAndSlug } from "@/components/ui/name-and-slug";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Option } from "@/components/ui/select";
import { FAILURE_COSTS } from "@/lib/guide/kinds";
import { DependencyRows, JourneyRows } from "./answer-rows";
import { COST_WORDS } from "./words";

/** What the guide asks of a service before it is there. */
export function AnswersForm({ action, teams }: { action: FormAction; teams: Option[] }) {
  return (
    <Form action={action} label="New service" className="grid max-w-3xl gap-5">
      <Card title="The service">
        <div className="grid gap-5 sm:grid-cols-2">
          <NameAndSlug maxLength={80} slugHint="Lowercase letters, digits and hyphens." />
          <TeamField teams={teams} />
          <Field
            name="requestsPerDay"
            label="Requests a day"
            hint="An estimate is enough. Leave blank if unknown."
          >
            <Input mono inputMode="numeric" autoComplete="off" />
          </Field>
        </div>
      </Card>
      <Card title="What does a failure cost?">
        <RadioGroup
          name="cost"
          legend="When it fails for an hour, it costs"
          options={FAILURE_COSTS.map((value) => ({ value, ...COST_WORDS[value] }))}
        />
      </Card>
      <JourneyRows />
      <DependencyRows />
      <div>
        <SubmitButton>Propose SLOs</SubmitButton>
      </div>
    </Form>
  );
}
