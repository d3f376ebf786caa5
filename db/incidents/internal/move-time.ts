import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { FIELD_OF_KEY_TIME, type KeyTime } from "@/lib/incident/times";
import { entryWords } from "@/lib/incident/entry-words";
import { overtaken } from "@/lib/incident/derive";
import type { ChangeNote, IncidentChange } from "./change";
import { insertKeyTime, derivedOf, entriesOf } from "./state";
import { incidentMarks, incidentEntries } from "../../schema/incidents";
import { keepVersion, outOfOrder } from "./entry";

export async function moveKeyTime(
  change: IncidentChange,
  mark: KeyTime,
  at: number | null,
): Promise<ChangeNote> {
  const before = change.incident[FIELD_OF_KEY_TIME[mark]]?.toISOString() ?? null;
  if (mark === "started" && at === null)
    throw new AppError(
      "invalid",
      "Enter when the impact began, at least roughly: every duration counts from there.",
      [
        {
          path: FIELD_OF_KEY_TIME.started,
          message: "Enter when the impact began, at least roughly.",
        },
      ],
    );
  if (mark !== "resolved") {
    await keepFollowed(change, mark);
    await insertKeyTime(change, mark, at === null ? null : new Date(at), "human");
  } else await moveResolution(change, at);
  return {
    action: "set-time",
    before: { mark, at: before },
    after: { mark, at: at === null ? null : new Date(at).toISOString() },
    marks: [mark],
  };
}

/**
 * Before a time that followed from the timeline is set by someone for the first time, what it was
 * is kept beside it.
 */
async function keepFollowed(
  { tx, incident }: IncidentChange,
  mark: Exclude<KeyTime, "resolved">,
): Promise<void> {
  const at = incident[FIELD_OF_KEY_TIME[mark]];
  const [known] = await tx
    .select({ id: incidentMarks.id })
    .from(incidentMarks)
    .where(and(eq(incidentMarks.incidentId, incident.id), eq(incidentMarks.mark, mark)))
    .limit(1);
  if (known || at === null) return;
  await tx.insert(incidentMarks).values({
    incidentId: incident.id,
    mark,
    at,
    source: "transition",
    setById: null,
    setBy: "the timeline",
    setAt: at,
  });
}

/** The time of resolution is that of the entry which resolved it. */
async function moveResolution(
  { tx, incident, actor, now }: IncidentChange,
  at: number | null,
): Promise<void> {
  const entries = await entriesOf(tx, incident.id);
  const { times } = await derivedOf(tx, incident.id);
  const entry = entries.findLast(
    ({ data, at: resolvedAt }) =>
      data.kind === "status" && data.to === "resolved" && resolvedAt === times.resolvedAt,
  );
  if (!entry || at === null) {
    const message =
      at === null
        ? "An incident is not resolved any more when it is re-opened: change its status."
        : "This incident is not resolved. Resolve it instead, at that time.";
    throw new AppError("invalid", message, [{ path: FIELD_OF_KEY_TIME.resolved, message }]);
  }
  const other = overtaken(entries, entry, at);
  if (other)
    throw outOfOrder(
      `Resolved at ${new Date(at).toISOString()}`,
      `${entryWords(other.data)} at ${new Date(other.at).toISOString()}`,
    );
  await keepVersion({ tx, actor, now }, entry.id);
  await tx
    .update(incidentEntries)
    .set({ at: new Date(at) })
    .where(eq(incidentEntries.id, entry.id));
}
