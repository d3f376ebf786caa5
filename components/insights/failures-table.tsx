import { rememberedPart } from "@/components/markup/remembered";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import type { ServiceDowntime } from "@/lib/incident/downtime";

/** The services that failed or were down, the one with most failures first. */
export const FailuresTable = rememberedPart(
  ({ services }: { services: readonly (ServiceDowntime & { name: string })[] }) => {
    return (
      <DataTable caption="Failures and downtime by service">
        <thead>
          <tr>
            <Th>Service</Th>
            <Th numeric>Failures</Th>
            <Th numeric>Downtime</Th>
            <Th numeric>MTBF</Th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ service, name, failures, downtimeMs, meanMs }) => (
            <tr key={service}>
              <Td lead>{name}</Td>
              <Td numeric label="Failures">
                {formatCount(failures)}
              </Td>
              <Td numeric label="Downtime">
                {formatDuration(downtimeMs)}
              </Td>
              <Td numeric label="MTBF">
                {meanMs === null ? "–" : formatDuration(meanMs)}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    );
  },
);
