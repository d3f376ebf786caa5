import type { Interval } from "@/lib/time/interval";
import { formatDuration } from "@/lib/formats/duration";
import { plural } from "@/lib/formats/count";
import { DataTable, Td, Th } from "../ui/data-table";
import { Figure } from "../ui/figure";
import { Instant } from "../ui/instant";
import { PersonName, type Names } from "./person-name";

export type ShiftRow = Interval & { person: string | null; why: string };

const MOST_ROWS = 300;

/** The final lane in words, gaps in their place; `person` null is a gap. */
export function ShiftTable({ rows, names }: { rows: readonly ShiftRow[]; names: Names }) {
  return (
    <>
      <DataTable caption="Who is on call">
        <thead>
          <tr>
            <Th>Person</Th>
            <Th>From</Th>
            <Th>Until</Th>
            <Th numeric>Length</Th>
            <Th>By</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ start, end, person, why }) => (
            <tr key={`${start} ${person ?? ""}`}>
              <Td lead>
                {person === null ? (
                  <span className="font-medium text-exhausted">Gap: nobody</span>
                ) : (
                  <PersonName names={names} person={person} />
                )}
              </Td>
              <Td label="From">
                <Instant at={start} className="figure" />
              </Td>
              <Td label="Until">
                <Instant at={end} className="figure" />
              </Td>
              <Td numeric label="Length">
                <Figure>{formatDuration(end - start)}</Figure>
              </Td>
              <Td label="By" named>
                {why}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {rows.length > MOST_ROWS && (
        <p className="px-4 py-2.5 text-sm text-muted">
          and {plural(rows.length - MOST_ROWS, "more row")}. Choose fewer weeks to see all.
        </p>
      )}
    </>
  );
}
