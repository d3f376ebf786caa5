import type { Layer } from "@/lib/on-call/schedule";
import { plural } from "@/lib/formats/count";
import { Instant } from "../ui/instant";
import { rotationWords } from "./layer-words";
import { PersonNames, type Names } from "./person-name";

export type VersionItem = {
  version: number;
  effectiveFrom: number;
  savedBy: string;
  timeZone: string;
  layers: readonly Layer[];
};

/** What the schedule has said since when, the newest first. */
export function VersionList({
  versions,
  names,
}: {
  versions: readonly VersionItem[];
  names: Names;
}) {
  return (
    <ol className="divide-y divide-line border-t border-line text-sm">
      {versions.map(({ version, effectiveFrom, savedBy, timeZone, layers }) => (
        <li key={version} className="px-4 py-2.5">
          <details>
            <summary className="cursor-pointer">
              Version <span className="figure">{version}</span>, from{" "}
              <Instant at={effectiveFrom} className="figure" /> by <bdi>{savedBy}</bdi>{" "}
              <span className="text-muted">({plural(layers.length, "layer")})</span>
            </summary>
            <ul className="mt-2 grid gap-1.5 text-muted">
              <li>{timeZone.replaceAll("_", " ")}</li>
              {layers.map((layer, index) => (
                <li key={index} className="wrap-anywhere">
                  <bdi className="text-ink">{layer.name}</bdi>: {rotationWords(layer.rotation)};{" "}
                  <PersonNames names={names} people={layer.people} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}
