import { formatCount } from "@/lib/formats/count";
import { formatMs } from "@/lib/formats/milliseconds";
import { formatPercent } from "@/lib/formats/percent";
import type { Dependency } from "@/lib/reliability/registry/schema";
import { DataTable, Td, Th } from "../../ui/data-table";

type Props = { calls: readonly Dependency[]; names: ReadonlyMap<string, string> };

/** Within which limits Burnline calls each system, and what that measured. */
export function OwnLimitsTable({ calls, names }: Props) {
  return (
    <DataTable caption="How Burnline calls other systems">
      <thead>
        <tr>
          <Th>System</Th>
          <Th>Criticality</Th>
          <Th numeric>Attempts</Th>
          <Th numeric>Each attempt</Th>
          <Th numeric>All attempts</Th>
          <Th>Breaker</Th>
          <Th numeric>Concurrent calls</Th>
          <Th numeric>p50</Th>
          <Th numeric>p99</Th>
          <Th numeric>Failed</Th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ callee, criticality, breaker, bulkhead, measured, ...call }) => (
          <tr key={callee}>
            <Td lead named className="wrap-anywhere">
              {names.get(callee) ?? <span className="figure">{callee}</span>}
            </Td>
            <Td label="Criticality">{criticality}</Td>
            <Td label="Attempts" numeric>
              <Known value={call.attempts} as={formatCount} />
            </Td>
            <Td label="Each attempt" numeric>
              <Known value={call.attemptTimeoutMs} as={seconds} />
            </Td>
            <Td label="All attempts" numeric>
              <Known value={call.totalTimeoutMs} as={seconds} />
            </Td>
            <Td label="Breaker">
              opens after <Known value={breaker?.threshold} as={formatCount} /> failures, for{" "}
              <Known value={breaker?.openMs} as={seconds} />
            </Td>
            <Td label="Concurrent calls" numeric>
              <Known value={bulkhead?.max} as={formatCount} />
            </Td>
            <Td label="p50" numeric>
              <Known value={measured?.p50} as={formatMs} />
            </Td>
            <Td label="p99" numeric>
              <Known value={measured?.p99} as={formatMs} />
            </Td>
            <Td label="Failed" numeric>
              <Known value={measured?.errorRatio} as={formatPercent} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const seconds = (ms: number): string => `${formatCount(ms / 1000)} s`;

function Known({ value, as }: { value: number | null | undefined; as: (value: number) => string }) {
  return typeof value === "number" ? as(value) : <span className="text-muted">–</span>;
}
