"use client";

import { useId } from "react";
import { SCOPE_MEANING, type SCOPES } from "@/lib/people/roles";
import { FieldError } from "../ui/field";
import { useFieldErrors, useSubmittedValues } from "../ui/form-context";

const NAME = "scopes";

export function ScopeChoice({ scopes }: { scopes: (typeof SCOPES)[number][] }) {
  const id = useId();
  const errors = useFieldErrors(NAME);
  const values = useSubmittedValues(NAME);
  const invalid = errors.length > 0;
  return (
    <fieldset
      className="grid min-w-0 gap-1.5"
      aria-describedby={invalid ? `${id}-error` : undefined}
    >
      <legend className="mb-1.5 text-sm font-medium">Scopes</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {scopes.map((scope) => (
          <label key={scope} className="flex items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              name={NAME}
              value={scope}
              defaultChecked={values ? values.includes(scope) : scope === "measure"}
              aria-invalid={invalid || undefined}
              className="size-4 accent-accent"
            />
            <span>
              {SCOPE_MEANING[scope]} <span className="figure text-muted">{scope}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} messages={errors} />
    </fieldset>
  );
}
