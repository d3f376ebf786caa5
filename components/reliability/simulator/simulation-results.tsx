import { ChartView } from "../../charts/chart-view";
import { Card } from "../../ui/card";
import { DataTable, Td, Th } from "../../ui/data-table";
import type { SimulationView } from "./simulation-view";

/** What the change does: a sentence, the figures beside each other, and the run over time. */
export function SimulationResults({ view: { why, run, rows, charts } }: { view: SimulationView }) {
  return (
    <>
      <Card title="What the change does" note={run}>
        <p className="text-lg text-pretty" aria-live="polite">
          {why}
        </p>
      </Card>
      <Card title="Before and after" flush>
        <DataTable caption="Results before and after the change">
          <thead>
            <tr>
              <Th>Figure</Th>
              <Th numeric>Before</Th>
              <Th numeric>After</Th>
              <Th numeric>Change</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, before, after, change }) => (
              <tr key={name}>
                <Td lead>{name}</Td>
                <Td numeric label="Before" className="whitespace-normal!">
                  {before}
                </Td>
                <Td numeric label="After" className="whitespace-normal!">
                  {after}
                </Td>
                <Td numeric label="Change">
                  {change || "–"}
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Card>
      {charts.map(({ title, chart }) => (
        <Card key={title} title={title}>
          <ChartView chart={chart} />
        </Card>
      ))}
    </>
  );
}
