import type { SaidOverride } from "@/lib/on-call/said-override";
import type { Interval } from "@/lib/time/interval";
import type { Reader } from "../../access/reader";
import type { OverrideRow, Schedule } from "../schedule";
import { selectOverrides } from "./versions";

export type StoredOverride = SaidOverride & { row: OverrideRow };

/** What the overrides that touch an interval say, the oldest first. */
export async function storedOverrides(
  reader: Reader,
  { id }: Schedule,
  within: Interval,
): Promise<StoredOverride[]> {
  const rows = await selectOverrides(reader, [id], within);
  return rows.map((row) => ({
    start: row.start.getTime(),
    end: row.end.getTime(),
    kind: row.kind,
    person: row.person,
    replaces: row.replaces,
    reason: row.reason,
    row,
  }));
}

export const saidOf = ({ row: _row, ...said }: StoredOverride): SaidOverride => said;
