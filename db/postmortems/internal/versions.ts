import { desc, eq, and, asc, gt, lte } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/time/duration";
import {
  type PostmortemText,
  changedFields,
  type TextField,
  FIELD_WORDS,
} from "@/lib/postmortem/template";
import { AppError } from "@/lib/errors/app-error";
import { listed } from "@/lib/formats/listed";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import { authorOf } from "../../access/author";
import { postmortemVersions } from "../../schema/postmortems";

const FOLD_MS = 10 * MINUTE_MS;

const LONG_AGO = new Date(0);

export const textOf = ({ title, sections, factors }: PostmortemText): PostmortemText => ({
  title,
  sections,
  factors,
});

/**
 * Keeps what was saved, in the row of the last save where the same person
 * made it a moment ago. The first version always stays, and so does one that is settled, and the
 * last one before a version is brought back (`apart`).
 */
export async function keepVersion(
  tx: Db,
  actor: Actor,
  id: number,
  { version, text, apart = false }: { version: number; text: PostmortemText; apart?: boolean },
  now: Date,
): Promise<void> {
  const author = authorOf(actor);
  const [last] = await tx
    .select()
    .from(postmortemVersions)
    .where(eq(postmortemVersions.postmortemId, id))
    .orderBy(desc(postmortemVersions.version))
    .limit(1);
  const folds =
    last &&
    !apart &&
    last.version > 1 &&
    author.id !== null &&
    last.savedById === author.id &&
    now.getTime() - last.beganAt.getTime() < FOLD_MS;
  if (folds)
    await tx
      .update(postmortemVersions)
      .set({ ...textOf(text), version, savedAt: now })
      .where(eq(postmortemVersions.id, last.id));
  else
    await tx.insert(postmortemVersions).values({
      ...textOf(text),
      postmortemId: id,
      version,
      savedById: author.id,
      savedBy: author.name,
      beganAt: now,
      savedAt: now,
    });
}

/**
 * Someone stands behind the newest version, which no later save folds
 * away.
 */
export async function settleVersion(tx: Db, id: number, version: number): Promise<void> {
  await tx
    .update(postmortemVersions)
    .set({ beganAt: LONG_AGO })
    .where(and(eq(postmortemVersions.postmortemId, id), eq(postmortemVersions.version, version)));
}

const TYPED = "What you typed is still here.";

/**
 * Says who changed what and when after `expected`, and what to do about
 * it: for an editor beside each field too.
 */
export async function versionConflict(
  tx: Db,
  id: number,
  expected: number,
  current: PostmortemText,
  remedy = TYPED,
): Promise<AppError> {
  const ofIt = eq(postmortemVersions.postmortemId, id);
  const later = await tx
    .select()
    .from(postmortemVersions)
    .where(and(ofIt, gt(postmortemVersions.version, expected)))
    .orderBy(asc(postmortemVersions.version));
  const [base] = await tx
    .select()
    .from(postmortemVersions)
    .where(and(ofIt, lte(postmortemVersions.version, expected)))
    .orderBy(desc(postmortemVersions.version))
    .limit(1);
  const fields = base ? changedFields(base, current) : [];
  const who = listed([...new Set(later.map(({ savedBy }) => savedBy))]) || "Someone";
  return conflict(
    [{ who, fields }],
    later.at(-1)?.savedAt,
    fields.map((field) => ({ field, who })),
    remedy,
  );
}

/**
 * Says of each of the fields who changed it last, and when the last of
 * them did.
 */
export async function fieldConflict(
  tx: Db,
  id: number,
  fields: readonly TextField[],
): Promise<AppError> {
  const versions = await tx
    .select()
    .from(postmortemVersions)
    .where(eq(postmortemVersions.postmortemId, id))
    .orderBy(desc(postmortemVersions.version));
  const changes = fields.map((field) => {
    const change = versions.find(
      (version, index) =>
        index === versions.length - 1 ||
        changedFields(version, versions[index + 1] ?? version).includes(field),
    );
    return { field, who: change?.savedBy ?? "Someone", at: change?.savedAt };
  });
  const people = [...new Set(changes.map(({ who }) => who))].map((who) => ({
    who,
    fields: changes.filter((change) => change.who === who).map(({ field }) => field),
  }));
  const at = changes
    .map((change) => change.at)
    .filter((time) => time !== undefined)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
  return conflict(people, at, changes);
}

function conflict(
  people: readonly { who: string; fields: readonly TextField[] }[],
  at: Date | undefined,
  beside: readonly { field: TextField; who: string }[],
  remedy = TYPED,
): AppError {
  const what = (fields: readonly TextField[]) =>
    fields.length === 0
      ? "this postmortem"
      : listed(fields.map((field) => `“${FIELD_WORDS[field]}”`));
  const when = at ? ` at ${at.toISOString().slice(0, 16).replace("T", " ")} UTC` : "";
  const message = `${listed(people.map(({ who, fields }) => `${who} changed ${what(fields)}`))}${when}, after you opened it. ${remedy}`;
  return new AppError(
    "conflict",
    message,
    remedy === TYPED
      ? [
          { path: "version", message },
          ...beside.map(({ field, who }) => ({ path: field, message: `${who} changed this too.` })),
        ]
      : [],
  );
}
