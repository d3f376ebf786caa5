"use client";

import { useFormScope } from "@/components/ui/form-context";
import { GrowingCards } from "@/components/ui/growing-cards";
import type { Objective } from "@/lib/slo/objective";
import { ObjectiveFields } from "./objective-fields";

const MAX_OBJECTIVES = 10;

/** One card an objective. A blank one is passed over when its target is empty. */
export function ObjectivesFields({
  objectives = [],
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
  return (
    <GrowingCards
      items={objectives}
      sent={refused}
      most={MAX_OBJECTIVES}
      title={(index, count) => (count === 1 ? "Objective" : `Objective ${index + 1}`)}
      addLabel="Add an objective"
      blankTitle="Another objective (optional)"
      onChange={onChange}
    >
      {({ index, item, blank }) => (
        <ObjectiveFields index={index} objective={item} timeZones={timeZones} blank={blank} />
      )}
    </GrowingCards>
  );
}
