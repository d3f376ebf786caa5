"use client";

import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { DependencyField } from "./dependency-fields";
import { settingAt, typedSetting } from "./dependency-values";

const FLAGS = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

type Props = { field: DependencyField; settings: DependencySettings };

export function DependencyFieldControl({ field, settings }: Props) {
  const name = `settings.${field.name}`;
  const typed = typedSetting(settings, field);
  if (field.kind === "ticks") {
    const chosen = settingAt(settings, field.name);
    return (
      <CheckboxGroup
        name={name}
        legend={field.label}
        options={[...field.options]}
        chosen={Array.isArray(chosen) ? chosen.map(String) : []}
      />
    );
  }
  return (
    <Field name={name} label={field.label} hint={field.hint}>
      {field.kind === "flag" ? (
        <Select placeholder="unknown" options={FLAGS} defaultValue={typed} />
      ) : field.kind === "choice" ? (
        <Select placeholder="unknown" options={[...field.options]} defaultValue={typed} />
      ) : (
        <Input
          mono={field.kind !== "text"}
          placeholder={placeholderOf(field)}
          defaultValue={typed}
          {...(field.unit ? { unit: field.unit } : {})}
          {...(field.kind === "number" && !field.none ? { inputMode: "decimal" as const } : {})}
        />
      )}
    </Field>
  );
}

const placeholderOf = ({ kind, none }: DependencyField): string => {
  if (kind === "date") return none ? `YYYY-MM-DD or ${none}` : "YYYY-MM-DD";
  return none ? `unknown, or ${none}` : "unknown";
};
