import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { DependencyMap } from "@/lib/reliability/map/map-of";
import { ceilingWords } from "./ceiling-words";
import { SeverityMark } from "../severity-mark";

type Props = {
  map: DependencyMap;
  names: ReadonlyMap<string, string>;
  hrefOf: (node: string) => string;
};

/** What the map says, as a table. */
export function MapTable({ map, names, hrefOf }: Props) {
  return (
    <DataTable caption="Services and what they call">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th numeric>Tier</Th>
          <Th numeric>Target</Th>
          <Th numeric>Ceiling</Th>
          <Th>Worst finding</Th>
          <Th numeric>Fail with it</Th>
          <Th numeric>Degrade</Th>
        </tr>
      </thead>
      <tbody>
        {map.nodes.map(({ name, kind, tier, targetPercent, ceiling, worst, fails, degrades }) => (
          <tr key={name}>
            <Td lead named>
              <Link href={hrefOf(name)} className="hover:underline">
                {names.get(name) ?? name}
              </Link>
              {kind === "external" && <span className="text-muted"> external</span>}
            </Td>
            <Td numeric label="Tier">
              {tier ?? "–"}
            </Td>
            <Td numeric label="Target">
              {targetPercent === null ? "–" : `${targetPercent}%`}
            </Td>
            <Td numeric label="Ceiling">
              {ceilingWords(ceiling) ?? "unknown"}
            </Td>
            <Td label="Worst finding">{worst ? <SeverityMark severity={worst} /> : "none"}</Td>
            <Td numeric label="Fail with it">
              {fails.length}
            </Td>
            <Td numeric label="Degrade">
              {degrades.length}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
