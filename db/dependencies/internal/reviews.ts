import { eq, type SQL } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { dependencies, dependencyReviews } from "../../schema/dependencies";
import { selectNames } from "./names";

type Row = typeof dependencyReviews.$inferSelect;

/** Of one call, as it is named to the reader. */
type Named = { service: string; callee: string; row: Row };

/** Of calls whose both ends the reader may know: paths and messages could tell the callee. */
export async function selectReviews(reader: Reader, where?: SQL): Promise<Named[]> {
  const rows = await reader
    .select({ row: dependencyReviews, call: dependencies })
    .from(dependencyReviews)
    .innerJoin(dependencies, eq(dependencies.id, dependencyReviews.dependencyId))
    .where(where);
  const ids = rows.flatMap(({ call }) =>
    call.calleeId === null ? [call.callerId] : [call.callerId, call.calleeId],
  );
  const names = await selectNames(reader, ids);
  const byCall = new Map<string, Named>();
  for (const { row, call } of rows) {
    const service = names.get(call.callerId);
    const callee = call.calleeId === null ? call.external : names.get(call.calleeId);
    if (service === undefined || callee == null) continue;
    const key = `${service}/${callee}`;
    // A service goes before something external of the same name.
    if (call.calleeId !== null || !byCall.has(key)) byCall.set(key, { service, callee, row });
  }
  return [...byCall.values()];
}
