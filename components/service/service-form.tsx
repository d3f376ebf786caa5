"use client";

import { TeamField } from "@/components/people/team-field";
import { FormActions } from "@/components/ui/form-actions";
import { Card } from "@/components/ui/card";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { NameAndSlug } from "@/components/ui/name-and-slug";
import { Select, type Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import type { ServiceInput } from "@/lib/service/schema";
import { linkIn } from "@/lib/text/link-in";
import { ServiceProfileFields } from "./service-profile-fields";

const TIERS: Option[] = [
  { value: "", label: "Not set" },
  { value: "1", label: "1, the most critical" },
  { value: "2", label: "2" },
  { value: "3", label: "3" },
  { value: "4", label: "4, the least critical" },
];

type Props = {
  action: FormAction;
  teams: Option[];
  /** What a new one may call; later that is changed on its page. */
  others?: Option[];
  existing?: { slug: string; input: ServiceInput };
  initialTeam?: string;
};

export function ServiceForm({ action, teams, others = [], existing, initialTeam }: Props) {
  const input = existing?.input;
  return (
    <Form action={action} label="Service" className="grid max-w-2xl gap-5">
      <WarnBeforeLeaving />
      <Card>
        <div className="grid gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <NameAndSlug
              maxLength={80}
              slugHint="Lowercase letters, digits and hyphens. Can’t be changed later."
              existing={existing && { slug: existing.slug, name: existing.input.name }}
            />
          </div>
          <div className="grid gap-5 sm:grid-cols-2">
            <TeamField teams={teams} chosen={input?.team ?? initialTeam} />
            <Field name="tier" label="Tier" hint="How much depends on it.">
              <Select
                options={TIERS}
                defaultValue={
                  input?.tier === null || input?.tier === undefined ? "" : String(input.tier)
                }
              />
            </Field>
          </div>
          <Field name="description" label="Description" hint="What users do with it.">
            <Textarea rows={3} defaultValue={input?.description} />
          </Field>
          {others.length > 0 && (
            <CheckboxGroup
              name="dependencies"
              legend="Calls these services"
              options={others}
              chosen={[]}
            />
          )}
        </div>
      </Card>
      <Card title="Reliability">
        <ServiceProfileFields
          profile={input?.reliability ?? {}}
          linked={linkIn(input?.description ?? "")}
        />
      </Card>
      <FormActions cancelHref={existing ? `/services/${existing.slug}` : "/services"}>
        <SubmitButton>{existing ? "Save changes" : "Create service"}</SubmitButton>
      </FormActions>
    </Form>
  );
}
