"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import type { OptionGroup } from "@/components/ui/select";
import { TargetsFields } from "./targets-fields";

const MOST_LEVELS = 10;

export type LevelDraft = { targets: readonly string[]; timeoutMinutes: number };

/**
 * One card a level; they can be added and removed. Without JavaScript there is one blank card more,
 * passed over while it has no target.
 */
export function LevelsFields({ levels, groups }: { levels: LevelDraft[]; groups: OptionGroup[] }) {
  const { submitted } = useFormScope();
  const refused = Object.entries(submitted ?? {}).reduce((most, [name, value]) => {
    const place = /^levels\.(\d+)\.targets$/.exec(name)?.[1];
    const filled = [value].flat().some((target) => target !== "");
    return place === undefined || !filled ? most : Math.max(most, Number(place) + 1);
  }, 0);
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, refused, levels.length) }, (_, index) => index),
  );
  return (
    <>
      {keys.map((key, index) => (
        <Card
          key={key}
          title={`Level ${index + 1}`}
          note={index === 0 ? "notified at once" : "notified when nobody acknowledged before"}
          {...(keys.length > 1
            ? {
                actions: (
                  <Button
                    size="sm"
                    className="noscript:hidden"
                    aria-label={`Remove level ${index + 1}`}
                    onClick={() => setKeys(keys.filter((other) => other !== key))}
                  >
                    Remove
                  </Button>
                ),
              }
            : {})}
        >
          <LevelFields index={index} level={levels[key]} groups={groups} />
        </Card>
      ))}
      <noscript>
        <Card title="Another level (optional)">
          <LevelFields index={keys.length} level={undefined} groups={groups} withoutScript />
        </Card>
      </noscript>
      {keys.length < MOST_LEVELS && (
        <div className="noscript:hidden">
          <Button size="sm" onClick={() => setKeys([...keys, Math.max(...keys) + 1])}>
            Add a level
          </Button>
        </div>
      )}
    </>
  );
}

type LevelProps = {
  index: number;
  level: LevelDraft | undefined;
  groups: OptionGroup[];
  withoutScript?: boolean;
};

function LevelFields({ index, level, groups, withoutScript = false }: LevelProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <TargetsFields
        name={`levels.${index}.targets`}
        legend="Notify"
        groups={groups}
        chosen={level?.targets ?? []}
        withoutScript={withoutScript}
      />
      <Field
        name={`levels.${index}.timeoutMinutes`}
        label="Time to acknowledge"
        hint="Then the next level is notified too."
      >
        <Input
          mono
          unit="min"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={level?.timeoutMinutes ?? 5}
        />
      </Field>
    </div>
  );
}
