import { RadioGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Sli } from "@/lib/sli/sli";

const KINDS = [
  { value: "availability", label: "Availability", hint: "The share of requests that succeed." },
  {
    value: "latency",
    label: "Latency",
    hint: "The share of requests that are served within a threshold.",
  },
  {
    value: "correctness",
    label: "Correctness",
    hint: "The share of records or responses that are right.",
  },
  {
    value: "freshness",
    label: "Freshness",
    hint: "The share of minutes in which the data is young enough.",
  },
  {
    value: "throughput",
    label: "Throughput",
    hint: "The share of minutes in which enough is processed.",
  },
];

/**
 * The kind of indicator and its threshold. Which threshold shows follows the choice by style alone,
 * so that it works without JavaScript.
 */
export function SliFields({ sli }: { sli: Sli | undefined }) {
  return (
    <div className="grid gap-4">
      <RadioGroup
        name="kind"
        legend="Kind of indicator"
        options={KINDS}
        defaultValue={sli?.kind ?? "availability"}
      />
      <Field
        name="thresholdMs"
        label="Served within"
        className="hidden group-has-[[value=latency]:checked]/slo:grid"
      >
        <Input
          mono
          unit="ms"
          inputMode="decimal"
          defaultValue={sli?.kind === "latency" ? sli.thresholdMs : 300}
        />
      </Field>
      <Field
        name="percentile"
        label="Percentile"
        hint="Leave blank for none. It says which percentile the threshold stands for, for example 95."
        className="hidden group-has-[[value=latency]:checked]/slo:grid"
      >
        <Input
          mono
          inputMode="decimal"
          defaultValue={sli?.kind === "latency" ? sli.percentile : undefined}
        />
      </Field>
      <Field
        name="maxAgeSeconds"
        label="Data is at most this old"
        className="hidden group-has-[[value=freshness]:checked]/slo:grid"
      >
        <Input
          mono
          unit="s"
          inputMode="decimal"
          defaultValue={sli?.kind === "freshness" ? sli.maxAgeSeconds : 900}
        />
      </Field>
      <Field
        name="minPerSecond"
        label="At least"
        className="hidden group-has-[[value=throughput]:checked]/slo:grid"
      >
        <Input
          mono
          unit="per second"
          className="pr-24"
          inputMode="decimal"
          defaultValue={sli?.kind === "throughput" ? sli.minPerSecond : 50}
        />
      </Field>
    </div>
  );
}
