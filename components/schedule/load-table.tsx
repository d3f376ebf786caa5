import { unevenness, type Load } from "@/lib/on-call/load";
import { formatDuration } from "@/lib/formats/duration";
import { formatCount } from "@/lib/formats/count";
import { DataTable, Td, Th } from "../ui/data-table";
import { Figure } from "../ui/figure";
import { PersonName, type Names } from "./person-name";

const EVEN = 1.15;

/** Hours and pages per person in the time that is shown, and how evenly they are shared. */
export function LoadTable({ loads, names }: { loads: readonly Load[]; names: Names }) {
  const most = Math.max(1, ...loads.map(({ totalMs }) => totalMs));
  const hours = unevenness(loads, "totalMs");
  const pages = unevenness(loads, "pages");
  return (
    <>
      <DataTable caption="Load per person">
        <thead>
          <tr>
            <Th>Person</Th>
            <Th numeric>On call</Th>
            <Th numeric>Nights</Th>
            <Th numeric>Weekends</Th>
            <Th numeric>Pages</Th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ person, totalMs, nightMs, weekendMs, pages: paged }) => (
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
              <Td numeric label="Pages">
                <Figure>{formatCount(paged)}</Figure>
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {hours !== null && loads.length > 1 && (
        <p className="px-4 py-2.5 text-sm text-muted">
          {Math.max(hours, pages ?? 1) <= EVEN ? "Shared evenly: " : "Uneven: "}
          the busiest person carries {formatCount(hours)} times the average hours
          {pages === null ? "" : `, the most paged ${formatCount(pages)} times the average pages`}.
        </p>
      )}
    </>
  );
}
