import { LAYER_GROUPS, SERVICE_GROUP } from "@/lib/reliability/simulate/fields";
import { ScenarioFields } from "./scenario-fields";
import { SettingRows } from "./setting-rows";
import type { SimulatorState } from "./simulation-view";

/** Every setting there is: of the scenario, the service, and each layer of callers. */
export function SimulatorFields({ state: { flat, layers } }: { state: SimulatorState }) {
  return (
    <div className="grid gap-4">
      <ScenarioFields flat={flat} />
      <div>
        <SettingRows group={SERVICE_GROUP} flat={flat} />
        {Array.from({ length: layers }, (_, index) => (
          <section key={index} aria-label={layerWords(index, layers)}>
            {layers > 1 && (
              <h3 className="border-t border-line pt-3 pb-1 text-sm font-semibold">
                {layerWords(index, layers)}
              </h3>
            )}
            {LAYER_GROUPS.map((group) => (
              <SettingRows
                key={group.id}
                group={group}
                of={`${index + 1}.`}
                flat={flat}
                open={layers === 1 && group.id === "retries"}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function layerWords(index: number, layers: number): string {
  if (layers === 1) return "The caller";
  if (index === 0) return "Layer 1, which receives the requests";
  return index === layers - 1
    ? `Layer ${index + 1}, which calls the dependency`
    : `Layer ${index + 1}`;
}
