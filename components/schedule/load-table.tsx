import { unevenness, type Load } from "@/lib/on-call/load";
import { formatDuration } from "@/lib/formats/duration";
import { formatCount } from "@/lib/formats/count";
import { DataTable, Td, Th } from "../ui/data-table";
import { Figure } from "../ui/figure";
import { PersonName, type Names } from "./person-name";

const EVEN = 1.15;

/** Hours per person in the time that is shown, and how evenly they are shared. */
export function LoadTable({ loads, names }: { loads: readonly Load[]; names: Names }) {
  const most = Math.max(1, ...loads.map(({ totalMs }) => totalMs));
  const fairness = unevenness(loads);
  return (
    <>
      <DataTable caption="Load per person">
        <thead>
          <tr>
            <Th>Person</Th>
            <Th numeric>On call</Th>
            <Th numeric>Nights</Th>
            <Th numeric>Weekends</Th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ person, totalMs, nightMs, weekendMs }) => (
            <tr key={person}>
              <Td lead>
                <PersonName names={names} person={person} />
                <svg aria-hidden="true" width="100%" height="4" className="mt-1 block">
                  <rect width="100%" height="4" rx="2" className="fill-sunken" />
                  <rect
                    width={`${(totalMs / most) * 100}%`}
                    height="4"
                    rx="2"
                    className="fill-accent"
                  />
                </svg>
              </Td>
              <Td numeric label="On call">
                <Figure>{formatDuration(totalMs)}</Figure>
              </Td>
              <Td numeric label="Nights">
                <Figure>{formatDuration(nightMs)}</Figure>
              </Td>
              <Td numeric label="Weekends">
                <Figure>{formatDuration(weekendMs)}</Figure>
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {fairness !== null && loads.length > 1 && (
        <p className="px-4 py-2.5 text-sm text-muted">
          {fairness <= EVEN ? "Shared evenly: " : "Uneven: "}
          the busiest person carries {formatCount(fairness)} times the average.
        </p>
      )}
    </>
  );
}
