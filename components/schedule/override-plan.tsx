import { plural } from "@/lib/formats/count";
import type { SaidOverride } from "@/lib/on-call/said-override";
import { DataTable, Td, Th } from "../ui/data-table";
import { Instant } from "../ui/instant";
import { OverrideWords } from "./override-words";
import type { Names } from "./person-name";

const MOST_ROWS = 200;

type Props = {
  add: readonly SaidOverride[];
  same: readonly SaidOverride[];
  remove?: readonly SaidOverride[];
  names: Names;
};

/** Which overrides would come and go, and which are there already. */
export function OverridePlan({ add, same, remove = [], names }: Props) {
  const rows = [
    ...add.map((override) => ({ override, what: "Add" })),
    ...same.map((override) => ({ override, what: "Already there" })),
    ...remove.map((override) => ({ override, what: "Take back" })),
  ].sort((a, b) => a.override.start - b.override.start);
  if (rows.length === 0) return null;
  return (
    <>
      <DataTable caption="Overrides">
        <thead>
          <tr>
            <Th>On call</Th>
            <Th>From</Th>
            <Th>Until</Th>
            <Th>Reason</Th>
            <Th>Change</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ override, what }, index) => (
            <tr key={index}>
              <Td lead>
                <OverrideWords override={override} names={names} />
              </Td>
              <Td label="From">
                <Instant at={override.start} className="figure" />
              </Td>
              <Td label="Until">
                <Instant at={override.end} className="figure" />
              </Td>
              <Td label="Reason" named>
                {override.reason}
              </Td>
              <Td
                label="Change"
                className={what === "Already there" ? "text-muted" : "font-medium"}
              >
                {what}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {rows.length > MOST_ROWS && (
        <p className="px-4 py-2.5 text-sm text-muted">
          and {plural(rows.length - MOST_ROWS, "more row")}
        </p>
      )}
    </>
  );
}
