"use client";

import { TeamField } from "@/components/people/team-field";
import { BaseField } from "@/components/ui/base-field";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormActions } from "@/components/ui/form-actions";
import { Input } from "@/components/ui/input";
import { NameAndSlug } from "@/components/ui/name-and-slug";
import { Select, type Option, type OptionGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import { targetText } from "@/lib/escalation/target-text";
import { whenBodyOf } from "@/lib/escalation/when-body";
import { LevelsFields } from "./levels-fields";
import { TargetsFields } from "./targets-fields";

const REPEATS: Option[] = [
  { value: "0", label: "Don’t repeat" },
  { value: "1", label: "Once more" },
  ...Array.from({ length: 8 }, (_, index) => ({
    value: String(index + 2),
    label: `${index + 2} more times`,
  })),
  { value: "forever", label: "Until someone acknowledges" },
];

type Props = {
  action: FormAction;
  teams: Option[];
  groups: OptionGroup[];
  timeZones: readonly string[];
  timeZone: string;
  initialTeam?: string | undefined;
  existing?: {
    slug: string;
    name: string;
    team: string;
    version: number;
    definition: EscalationPolicy;
  };
};

export function PolicyForm(props: Props) {
  const { action, teams, groups, timeZones, timeZone, initialTeam, existing } = props;
  const definition = existing?.definition;
  const levels = (definition?.levels ?? []).map(({ targets, timeoutMinutes, when }) => ({
    targets: targets.map(targetText),
    timeoutMinutes,
    ...(when ? { when: whenBodyOf(when) } : {}),
  }));
  return (
    <Form action={action} label="Escalation policy" className="grid max-w-3xl gap-5">
      <WarnBeforeLeaving />
      <Card>
        <div className="grid gap-5 sm:grid-cols-2">
          {existing && <BaseField name="version" value={existing.version} />}
          <NameAndSlug
            maxLength={80}
            slugHint="Lowercase letters, digits and hyphens. Can’t be changed later."
            existing={existing}
          />
          <TeamField
            hint="Its managers can edit the policy."
            teams={teams}
            chosen={existing?.team ?? initialTeam}
          />
        </div>
      </Card>
      <LevelsFields levels={levels} groups={groups} timeZones={timeZones} timeZone={timeZone} />
      <Card title="When nobody acknowledges">
        <div className="grid gap-5">
          <Field name="repeat" label="Repeat all levels" className="sm:max-w-72">
            <Select options={REPEATS} defaultValue={String(definition?.repeat ?? 0)} />
          </Field>
          <TargetsFields
            name="whenNobodyAnswers"
            legend="Then notify"
            hint="With the team’s managers and every administrator, who always hear of it."
            groups={groups}
            chosen={(definition?.whenNobodyAnswers ?? []).map(targetText)}
          />
        </div>
      </Card>
      <Card title="When it still fires after it was acknowledged">
        <Field
          name="reNotifyAfterMinutes"
          label="Ask again after"
          hint="First whoever acknowledged, then the level again. Alerts only: someone who works on an incident is not asked."
          className="sm:max-w-72"
        >
          <Input
            mono
            unit="min"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={definition?.reNotifyAfterMinutes ?? 60}
          />
        </Field>
      </Card>
      <FormActions
        cancelHref={existing ? `/on-call/policies/${existing.slug}` : "/on-call/policies"}
      >
        <SubmitButton>{existing ? "Save changes" : "Create policy"}</SubmitButton>
      </FormActions>
    </Form>
  );
}
