"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useFormScope } from "@/components/ui/form-context";
import type { Objective } from "@/lib/slo/objective";
import { ObjectiveFields } from "./objective-fields";

const MAX_OBJECTIVES = 10;

/**
 * One card an objective; they can be added and removed. Without JavaScript there is one blank card
 * more, passed over when its target is empty.
 */
export function ObjectivesFields({
  objectives,
  timeZones,
  onChange,
}: {
  objectives: Objective[] | undefined;
  timeZones: string[];
  onChange: () => void;
}) {
  const { submitted } = useFormScope();
  const spare = (index: string) =>
    submitted?.[`objectives.${index}.spare`] !== undefined &&
    submitted[`objectives.${index}.target`] === "";
  const refused = Object.keys(submitted ?? {}).reduce((most, name) => {
    const index = /^objectives\.(\d+)\./.exec(name)?.[1];
    return index === undefined || spare(index) ? most : Math.max(most, Number(index) + 1);
  }, 0);
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, refused, objectives?.length ?? 1) }, (_, index) => index),
  );
  const change = (next: number[]) => {
    setKeys(next);
    onChange();
  };
  return (
    <>
      {keys.map((key, index) => (
        <Card
          key={key}
          title={keys.length === 1 ? "Objective" : `Objective ${index + 1}`}
          {...(keys.length > 1
            ? {
                actions: (
                  <Button
                    size="sm"
                    className="noscript:hidden"
                    onClick={() => change(keys.filter((other) => other !== key))}
                  >
                    Remove
                  </Button>
                ),
              }
            : {})}
        >
          <ObjectiveFields index={index} objective={objectives?.[key]} timeZones={timeZones} />
        </Card>
      ))}
      <noscript>
        <Card title="Another objective (optional)">
          <ObjectiveFields index={keys.length} objective={undefined} timeZones={timeZones} blank />
        </Card>
      </noscript>
      {keys.length < MAX_OBJECTIVES && (
        <div className="noscript:hidden">
          <Button size="sm" onClick={() => change([...keys, Math.max(...keys) + 1])}>
            Add an objective
          </Button>
        </div>
      )}
    </>
  );
}
