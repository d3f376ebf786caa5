"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useFormScope } from "@/components/ui/form-context";
import type { KnownPeople } from "./known-people";
import { LayerFields, type LayerBody } from "./layer-fields";

const MAX_LAYERS = 12;
const NOTE = "The first layer wins wherever it covers.";

/** A card for each layer, the topmost first. Without JavaScript there is one blank card more. */
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
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, layers.length, sent) }, (_, index) => index),
  );
  const change = (next: number[]) => {
    setKeys(next);
    onChange();
  };
  const moveUp = (index: number) =>
    change([
      ...keys.slice(0, index - 1),
      ...keys.slice(index - 1, index + 1).reverse(),
      ...keys.slice(index + 1),
    ]);
  return (
    <>
      {keys.map((key, index) => (
        <Card
          key={key}
          title={keys.length === 1 ? "Layer" : `Layer ${index + 1}`}
          {...(keys.length > 1 && index === 0 ? { note: NOTE } : {})}
          {...(keys.length > 1
            ? {
                actions: (
                  <>
                    <Button
                      size="sm"
                      className="noscript:hidden"
                      disabled={index === 0}
                      onClick={() => moveUp(index)}
                    >
                      Move up
                    </Button>
                    <Button
                      size="sm"
                      className="noscript:hidden"
                      onClick={() => change(keys.filter((other) => other !== key))}
                    >
                      Remove
                    </Button>
                  </>
                ),
              }
            : {})}
        >
          <LayerFields
            index={index}
            layer={layers[key]}
            known={known}
            startsAt={startsAt}
            onChange={onChange}
          />
        </Card>
      ))}
      <noscript>
        <Card title="Another layer (optional)">
          <LayerFields
            index={keys.length}
            layer={undefined}
            known={known}
            startsAt={startsAt}
            onChange={onChange}
            blank
          />
        </Card>
      </noscript>
      {keys.length < MAX_LAYERS && (
        <div className="noscript:hidden">
          <Button size="sm" onClick={() => change([...keys, Math.max(...keys) + 1])}>
            Add a layer
          </Button>
        </div>
      )}
    </>
  );
}
