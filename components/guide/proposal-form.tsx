"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import type { GuideAnswers } from "@/lib/guide/answers";
import type { DependencyAdvice } from "@/lib/guide/dependency-advice";
import type { ProposedSlo } from "@/lib/guide/propose";
import { ProposedDependencies } from "./proposed-dependencies";
import { ProposedSloFields } from "./proposed-slo-fields";

const TIERS = ["1", "2", "3", "4"].map((value) => ({ value, label: `Tier ${value}` }));

type Props = {
  action: FormAction;
  answers: GuideAnswers;
  tier: number;
  slos: readonly ProposedSlo[];
  advice: readonly DependencyAdvice[];
};

/** What the guide proposes, to be changed and then made in one go. */
export function ProposalForm({ action, answers, tier, slos, advice }: Props) {
  return (
    <Form action={action} label="Proposal" className="grid gap-5">
      <WarnBeforeLeaving />
      <input type="hidden" name="name" value={answers.name} />
      <input type="hidden" name="slug" value={answers.slug} />
      <input type="hidden" name="team" value={answers.team} />
      <Card title={answers.name}>
        <div className="grid gap-5 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <Field name="tier" label="Tier" hint="Based on what a failure costs.">
            <Select options={TIERS} defaultValue={String(tier)} />
          </Field>
          <Field name="description" label="Description" hint="What users do with it.">
            <Textarea rows={2} defaultValue={answers.journeys.map(({ name }) => name).join(", ")} />
          </Field>
        </div>
      </Card>
      {slos.map((slo, index) => (
        <ProposedSloFields key={slo.slug} slo={slo} prefix={`slos.${index}`} />
      ))}
      {answers.dependencies.length > 0 && (
        <ProposedDependencies dependencies={answers.dependencies} advice={advice} />
      )}
      <div>
        <SubmitButton>Create all</SubmitButton>
      </div>
    </Form>
  );
}
