import { formatCount } from "@/lib/formats/count";
import { formatMs } from "@/lib/formats/milliseconds";
import { formatPercent } from "@/lib/formats/percent";
import { DataTable, Td, Th } from "../ui/data-table";

/** Times in milliseconds. Null: not known, or too few calls to tell. */
export type OwnCallRow = { system: string } & Record<
  | "attemptTimeoutMs"
  | "totalTimeoutMs"
  | "attempts"
  | "breakAfter"
  | "pauseMs"
  | "places"
  | "p50"
  | "p99"
  | "errorRatio",
  number | null
>;

export function OwnCallsTable({ rows }: { rows: readonly OwnCallRow[] }) {
  return (
    <DataTable caption="How Burnline calls other systems">
      <thead>
        <tr>
          <Th>System</Th>
          <Th numeric>Attempts</Th>
          <Th numeric>Attempt timeout</Th>
          <Th numeric>Total timeout</Th>
          <Th>Breaker</Th>
          <Th numeric>Concurrent calls</Th>
          <Th numeric>p50</Th>
          <Th numeric>p99</Th>
          <Th numeric>Failed</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.system}>
            <Td lead className="figure">
              {row.system}
            </Td>
            <Td label="Attempts" numeric>
              <Known value={row.attempts} as={formatCount} />
            </Td>
            <Td label="Attempt timeout" numeric>
              <Known value={row.attemptTimeoutMs} as={seconds} />
            </Td>
            <Td label="Total timeout" numeric>
              <Known value={row.totalTimeoutMs} as={seconds} />
            </Td>
            <Td label="Breaker">
              opens after <Known value={row.breakAfter} as={formatCount} /> failures, for{" "}
              <Known value={row.pauseMs} as={seconds} />
            </Td>
            <Td label="Concurrent calls" numeric>
              <Known value={row.places} as={formatCount} />
            </Td>
            <Td label="p50" numeric>
              <Known value={row.p50} as={formatMs} />
            </Td>
            <Td label="p99" numeric>
              <Known value={row.p99} as={formatMs} />
            </Td>
            <Td label="Failed" numeric>
              <Known value={row.errorRatio} as={formatPercent} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const seconds = (ms: number): string => `${formatCount(ms / 1000)} s`;

function Known({ value, as }: { value: number | null; as: (value: number) => string }) {
  return value === null ? <span className="text-muted">–</span> : as(value);
}
