import { formatCount } from "@/lib/formats/count";
import { BreakerBadge, type BreakerState } from "../data-source/breaker-badge";
import { DataTable, Td, Th } from "../ui/data-table";
import { RelativeTime } from "../ui/relative-time";

export type DependencyRow = {
  name: string;
  state: BreakerState;
  calls: number;
  failures: number;
  lastError: string | null;
  lastSuccessAt: Date | null;
};

export function DependencyTable({
  dependencies,
  now,
}: {
  dependencies: readonly DependencyRow[];
  now: number;
}) {
  return (
    <DataTable caption="Other systems">
      <thead>
        <tr>
          <Th>System</Th>
          <Th>State</Th>
          <Th numeric>Calls</Th>
          <Th numeric>Failed</Th>
          <Th>Last answer</Th>
        </tr>
      </thead>
      <tbody>
        {dependencies.map((one) => (
          <tr key={one.name}>
            <Td lead className="figure">
              {one.name}
            </Td>
            <Td label="State">
              <div>
                <BreakerBadge state={one.state} failing={one.lastError !== null} />
                {one.lastError !== null && (
                  <span className="mt-0.5 block text-xs text-exhausted">{one.lastError}</span>
                )}
              </div>
            </Td>
            <Td label="Calls" numeric>
              {formatCount(one.calls)}
            </Td>
            <Td label="Failed" numeric>
              {formatCount(one.failures)}
            </Td>
            <Td label="Last answer">
              {one.lastSuccessAt === null ? (
                <span className="text-muted">None</span>
              ) : (
                <RelativeTime at={one.lastSuccessAt.getTime()} now={now} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
