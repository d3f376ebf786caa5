"use client";

import { useFormScope } from "@/components/ui/form-context";
import { GrowingCards } from "@/components/ui/growing-cards";
import type { KnownPeople } from "./known-people";
import { LayerFields, type LayerBody } from "./layer-fields";

const MAX_LAYERS = 12;
const NOTE = "The first layer wins wherever it covers.";

/** A card for each layer, the topmost first. */
export function LayersFields({
  layers,
  known,
  startsAt,
  onChange,
}: {
  layers: readonly LayerBody[];
  known: KnownPeople;
  startsAt: string;
  onChange: () => void;
}) {
  const { submitted } = useFormScope();
  const sent = Object.entries(submitted ?? {}).filter(
    ([name, value]) => /^layers\.\d+\.name$/.test(name) && value !== "",
  ).length;
  return (
    <GrowingCards
      items={layers}
      sent={sent}
      most={MAX_LAYERS}
      title={(index, count) => (count === 1 ? "Layer" : `Layer ${index + 1}`)}
      note={(index, count) => (count > 1 && index === 0 ? NOTE : undefined)}
      addLabel="Add a layer"
      blankTitle="Another layer (optional)"
      ordered
      onChange={onChange}
    >
      {({ index, item, blank }) => (
        <LayerFields
          index={index}
          layer={item}
          known={known}
          startsAt={startsAt}
          onChange={onChange}
          blank={blank}
        />
      )}
    </GrowingCards>
  );
}
