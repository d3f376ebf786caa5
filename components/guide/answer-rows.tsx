"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { JOURNEY_KINDS } from "@/lib/guide/kinds";
import { CRITICALITY_WORDS, JOURNEY_WORDS } from "./words";

type RowsProps = {
  /** The list's name in the form. */
  list: "journeys" | "dependencies";
  title: string;
  note: string;
  first: number;
  most: number;
  addLabel: string;
  row: (index: number) => ReactNode;
};

/** Rows of a list, some of them blank. More can be added; without JavaScript there are the first. */
function Rows({ list, title, note, first, most, addLabel, row }: RowsProps) {
  const { submitted } = useFormScope();
  const sent = Object.keys(submitted ?? {}).filter((name) => name.startsWith(`${list}.`));
  const sentRows = new Set(sent.map((name) => name.split(".")[1])).size;
  const [count, setCount] = useState(Math.max(first, sentRows));
  return (
    <Card title={title} note={note}>
      <div className="grid gap-5">
        {Array.from({ length: count }, (_, index) => row(index))}
        {count < most && (
          <div className="noscript:hidden">
            <Button size="sm" onClick={() => setCount(count + 1)}>
              {addLabel}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

const JOURNEYS = JOURNEY_KINDS.map((value) => ({ value, label: JOURNEY_WORDS[value] }));
const CRITICALITIES = (["hard", "soft", "async"] as const).map((value) => ({
  value,
  label: CRITICALITY_WORDS[value],
}));

export const JourneyRows = () => (
  <Rows
    list="journeys"
    title="What do people do with it?"
    note="the one to three things that matter most"
    first={3}
    most={5}
    addLabel="Add a journey"
    row={(index) => (
      <div key={index} className="grid items-start gap-4 sm:grid-cols-2">
        <Field name={`journeys.${index}.name`} label={`Journey ${index + 1}`}>
          <Input autoComplete="off" maxLength={60} placeholder="Pay by card" />
        </Field>
        <Field name={`journeys.${index}.kind`} label={`Kind of journey ${index + 1}`}>
          <Select options={JOURNEYS} />
        </Field>
      </div>
    )}
  />
);

export const DependencyRows = () => (
  <Rows
    list="dependencies"
    title="What does it call?"
    note="services here, and others outside"
    first={3}
    most={20}
    addLabel="Add a dependency"
    row={(index) => (
      <div
        key={index}
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_9rem]"
      >
        <Field name={`dependencies.${index}.name`} label={`Dependency ${index + 1}`}>
          <Input mono autoComplete="off" maxLength={63} placeholder="card-network" />
        </Field>
        <Field name={`dependencies.${index}.criticality`} label="When it fails">
          <Select options={CRITICALITIES} />
        </Field>
        <Field name={`dependencies.${index}.availabilityPercent`} label="Promised availability">
          <Input mono inputMode="decimal" autoComplete="off" unit="%" placeholder="unknown" />
        </Field>
      </div>
    )}
  />
);
