"use client";

import { useId, useState } from "react";
import { MAPPED_FIELDS, readGeneric, type FieldMapping } from "@/lib/intake/generic";
import { cx } from "../ui/class-names";
import { CONTROL } from "../ui/control-style";
import { Field } from "../ui/field";
import { useFormScope } from "../ui/form-context";
import { Input } from "../ui/input";
import { ReadAlerts } from "./read-alerts";

const LABELS: Record<keyof FieldMapping, { label: string; hint: string }> = {
  title: { label: "Path to the title", hint: "Such as $.alert.title." },
  key: { label: "Path to the key", hint: "What tells one alert from another, such as $.alert.id." },
  severity: {
    label: "Path to the severity",
    hint: "warning, info and the like are tickets; anything else pages.",
  },
  status: {
    label: "Path to the status",
    hint: "resolved, ok, closed and the like resolve; anything else fires.",
  },
};

const EMPTY: FieldMapping = { title: "", key: "", severity: "", status: "" };

/** Where each part of an alert stands in what is sent, and what that makes of a sample as one types. */
export function MappingEditor({ initial = EMPTY }: { initial?: FieldMapping | undefined }) {
  const { submitted } = useFormScope();
  const [mapping, setMapping] = useState<FieldMapping>(() => {
    const typed = MAPPED_FIELDS.map((field) => [field, submitted?.[`mapping.${field}`]] as const);
    const known = typed.filter(
      (entry): entry is [keyof FieldMapping, string] => typeof entry[1] === "string",
    );
    return { ...initial, ...Object.fromEntries(known) };
  });
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {MAPPED_FIELDS.map((field) => (
          <Field
            key={field}
            name={`mapping.${field}`}
            label={LABELS[field].label}
            hint={LABELS[field].hint}
            required={field === "title" || field === "key"}
          >
            <Input
              mono
              value={mapping[field]}
              autoComplete="off"
              maxLength={200}
              onChange={({ target }) => setMapping({ ...mapping, [field]: target.value })}
            />
          </Field>
        ))}
      </div>
      <Sample mapping={mapping} />
    </div>
  );
}

function Sample({ mapping }: { mapping: FieldMapping }) {
  const id = useId();
  const [sample, setSample] = useState("");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        Paste a sample
      </label>
      <textarea
        id={id}
        rows={5}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={sample}
        onChange={({ target }) => setSample(target.value)}
        className={cx(CONTROL, "figure py-1.5")}
      />
      <p id={`${id}-hint`} className="text-xs text-muted">
        The JSON that is sent. Shows what the paths make of it; not saved.
      </p>
      <div aria-live="polite">{sample.trim() !== "" && <Result {...{ sample, mapping }} />}</div>
    </div>
  );
}

function Result({ sample, mapping }: { sample: string; mapping: FieldMapping }) {
  const body = parsed(sample);
  if (body === undefined) return <p className="text-sm text-muted">This is not JSON yet.</p>;
  const read = readGeneric(body.value, mapping);
  return read.ok ? (
    <ReadAlerts alerts={[read.sent]} />
  ) : (
    <ul className="list-disc pl-4 text-sm text-exhausted">
      {read.errors.map((error) => (
        <li key={error}>{error}</li>
      ))}
    </ul>
  );
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
