import { and, asc, desc, eq, gt, lte } from "drizzle-orm";
import { AppError } from "@/lib/app-error";
import { changedFields, FIELD_WORDS, type PostmortemText } from "@/lib/postmortem/template";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Actor } from "./actor";
import { authorOf } from "./author";
import type { Db } from "./client";
import { postmortemVersions } from "./schema/postmortems";

const FOLD_MS = 10 * MINUTE_MS;

export const textOf = ({ title, sections, factors }: PostmortemText): PostmortemText => ({ title, sections, factors });

/** For other files of `db/`: keeps what was saved, in the row of the last save where the same person made it a moment ago. The first version always stays. */
export async function keepVersion(tx: Db, actor: Actor, id: number, version: number, text: PostmortemText, now: Date): Promise<void> {
  const author = authorOf(actor);
  const [last] = await tx.select().from(postmortemVersions).where(eq(postmortemVersions.postmortemId, id)).orderBy(desc(postmortemVersions.version)).limit(1);
  const folds = last && last.version > 1 && author.id !== null && last.savedById === author.id && now.getTime() - last.beganAt.getTime() < FOLD_MS;
  if (folds) await tx.update(postmortemVersions).set({ ...textOf(text), version, savedAt: now }).where(eq(postmortemVersions.id, last.id));
  else await tx.insert(postmortemVersions).values({ ...textOf(text), postmortemId: id, version, savedById: author.id, savedBy: author.name, beganAt: now, savedAt: now });
}

/** For other files of `db/`: says who changed what and when after `expected`, beside each field too. */
export async function versionConflict(tx: Db, id: number, expected: number, current: PostmortemText): Promise<AppError> {
  const ofIt = eq(postmortemVersions.postmortemId, id);
  const later = await tx.select().from(postmortemVersions).where(and(ofIt, gt(postmortemVersions.version, expected))).orderBy(asc(postmortemVersions.version));
  const [base] = await tx.select().from(postmortemVersions).where(and(ofIt, lte(postmortemVersions.version, expected))).orderBy(desc(postmortemVersions.version)).limit(1);
  const fields = base ? changedFields(base, current) : [];
  const who = listed([...new Set(later.map(({ savedBy }) => savedBy))]) || "Somebody";
  const at = later.at(-1)?.savedAt.toISOString().slice(0, 16).replace("T", " ");
  const what = fields.length === 0 ? "this postmortem" : listed(fields.map((field) => `“${FIELD_WORDS[field]}”`));
  const message = `${who} changed ${what}${at === undefined ? "" : ` at ${at} UTC`}, after you opened it. What you typed is still here.`;
  return new AppError("conflict", message, [{ path: "version", message }, ...fields.map((path) => ({ path, message: `${who} changed this too.` }))]);
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
