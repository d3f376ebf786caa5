"use client";

import { Field } from "@/components/ui/field";
import { useFormScope } from "@/components/ui/form-context";
import { GrowingCards } from "@/components/ui/growing-cards";
import { Input } from "@/components/ui/input";
import type { OptionGroup } from "@/components/ui/select";
import { TargetsFields } from "./targets-fields";
import { WhenFields, type WhenDraft } from "./when-fields";

const MOST_LEVELS = 10;

export type LevelDraft = {
  targets: readonly string[];
  timeoutMinutes: number;
  when?: WhenDraft;
};
type Choices = { groups: OptionGroup[]; timeZones: readonly string[]; timeZone: string };

/** One card a level. A blank one is passed over while it has no target. */
export function LevelsFields({ levels, ...choices }: Choices & { levels: LevelDraft[] }) {
  const { submitted } = useFormScope();
  const refused = Object.entries(submitted ?? {}).reduce((most, [name, value]) => {
    const place = /^levels\.(\d+)\.targets$/.exec(name)?.[1];
    const filled = [value].flat().some((target) => target !== "");
    return place === undefined || !filled ? most : Math.max(most, Number(place) + 1);
  }, 0);
  return (
    <GrowingCards
      items={levels}
      sent={refused}
      most={MOST_LEVELS}
      title={(index) => `Level ${index + 1}`}
      note={(index) =>
        index === 0 ? "notified at once" : "notified when nobody acknowledged before"
      }
      removeLabel={(index) => `Remove level ${index + 1}`}
      addLabel="Add a level"
      blankTitle="Another level (optional)"
    >
      {({ index, item, blank }) => (
        <LevelFields index={index} level={item} {...choices} withoutScript={blank} />
      )}
    </GrowingCards>
  );
}

type LevelProps = Choices & {
  index: number;
  level: LevelDraft | undefined;
  withoutScript: boolean;
};

function LevelFields({ index, level, groups, withoutScript, ...zones }: LevelProps) {
  return (
    <div className="grid gap-5">
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
      <WhenFields prefix={`levels.${index}.when`} when={level?.when} {...zones} />
    </div>
  );
}
