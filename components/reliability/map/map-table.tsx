import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";
import { ceilingWords } from "./ceiling-words";
import { labelOf } from "./label-of";
import { SeverityMark } from "../severity-mark";

type Props = {
  map: WholeMap;
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
        {map.nodes.map((node) => (
          <tr key={node.id}>
            <Td lead named>
              <Link href={hrefOf(node.id)} className="hover:underline">
                {labelOf(node, names)}
              </Link>
              {node.kind === "external" && <span className="text-muted"> external</span>}
              {node.kind === "service" && node.builtIn && (
                <span className="text-muted"> built in</span>
              )}
            </Td>
            <Td numeric label="Tier">
              {node.tier ?? "–"}
            </Td>
            <Td numeric label="Target">
              {node.targetPercent === null ? "–" : `${node.targetPercent}%`}
            </Td>
            <Td numeric label="Ceiling">
              {ceilingWords(node.ceiling) ?? "unknown"}
            </Td>
            <Td label="Worst finding">
              {node.worst ? <SeverityMark severity={node.worst} /> : "none"}
            </Td>
            <Td numeric label="Fail with it">
              {node.fails.length}
            </Td>
            <Td numeric label="Degrade">
              {node.degrades.length}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
