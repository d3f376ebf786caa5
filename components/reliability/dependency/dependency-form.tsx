"use client";

import { BaseField } from "@/components/ui/base-field";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormActions } from "@/components/ui/form-actions";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import { plural } from "@/lib/formats/count";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { DependencyFieldControl } from "./dependency-field-control";
import { FIELD_GROUPS, type FieldGroup } from "./dependency-fields";
import { settingAt } from "./dependency-values";

type Props = {
  action: FormAction;
  service: string;
  cancelHref: string;
  /** Services that a new one may lead to, offered while a name is typed. */
  others?: readonly { value: string; label: string }[];
  existing?: { callee: string; version: number; settings: DependencySettings };
};

export function DependencyForm({ action, service, cancelHref, others = [], existing }: Props) {
  const settings = existing?.settings ?? {};
  const [basics, ...groups] = FIELD_GROUPS;
  return (
    <Form action={action} label="Dependency" className="grid max-w-3xl gap-5">
      <WarnBeforeLeaving />
      <input type="hidden" name="service" value={service} />
      <Card>
        <div className="grid gap-5">
          {existing ? (
            <>
              <input type="hidden" name="callee" value={existing.callee} />
              <BaseField name="version" value={existing.version} />
            </>
          ) : (
            <CalleeField others={others} />
          )}
          {basics && <GroupFields group={basics} settings={settings} />}
        </div>
      </Card>
      {groups.map((group) => (
        <FoldedGroup key={group.title} group={group} settings={settings} />
      ))}
      <FormActions cancelHref={cancelHref}>
        <SubmitButton>{existing ? "Save changes" : "Add dependency"}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function CalleeField({ others }: Required<Pick<Props, "others">>) {
  return (
    <Field
      name="callee"
      label="Calls"
      required
      hint="Slug of a service here, or a name for something external, such as stripe."
    >
      <Input mono list="callees" autoComplete="off" spellCheck={false} />
      <datalist id="callees">
        {others.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

type GroupProps = { group: FieldGroup; settings: DependencySettings };

/** Open where something is known; what is refused opens it too. */
function FoldedGroup({ group, settings }: GroupProps) {
  const known = group.fields.filter(({ name }) => settingAt(settings, name) !== undefined).length;
  return (
    <details
      open={known > 0}
      className="min-w-0 rounded-md border border-line bg-surface [&[open]>summary]:border-b"
    >
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-2 border-line px-4 py-2.5 text-sm font-semibold">
        {group.title}
        <span className="font-normal text-faint">
          {known === 0 ? "unknown" : `${plural(known, "field")} known`}
        </span>
      </summary>
      <div className="px-4 pt-3 pb-4">
        <GroupFields group={group} settings={settings} />
      </div>
    </details>
  );
}

const GroupFields = ({ group, settings }: GroupProps) => (
  <div className="grid gap-4">
    <p className="text-sm text-muted">{group.about}</p>
    <div className="grid gap-4 sm:grid-cols-2">
      {group.fields.map((field) => (
        <DependencyFieldControl key={field.name} field={field} settings={settings} />
      ))}
    </div>
  </div>
);
