import { asc, desc, eq } from "drizzle-orm";
import type { Review } from "@/lib/postmortem/review";
import type { Reader } from "../../access/reader";
import { postmortemReviewers, postmortemVersions } from "../../schema/postmortems";
import { users } from "../../schema/people";

export type Reviewer = Review & { userId: number; answeredAt: Date | null };

/** Who was asked and what they answered, by name. */
export async function reviewersOf(reader: Reader, id: number): Promise<Reviewer[]> {
  const [last] = await reader
    .select({ version: postmortemVersions.version, savedById: postmortemVersions.savedById })
    .from(postmortemVersions)
    .where(eq(postmortemVersions.postmortemId, id))
    .orderBy(desc(postmortemVersions.version))
    .limit(1);
  const rows = await reader
    .select({
      userId: users.id,
      name: users.name,
      verdict: postmortemReviewers.verdict,
      answeredAt: postmortemReviewers.answeredAt,
      answeredVersion: postmortemReviewers.answeredVersion,
    })
    .from(postmortemReviewers)
    .innerJoin(users, eq(users.id, postmortemReviewers.userId))
    .where(eq(postmortemReviewers.postmortemId, id))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ answeredVersion, ...row }) => ({
    ...row,
    outdated: row.answeredAt !== null && answeredVersion !== last?.version,
    own: last?.savedById === row.userId,
  }));
}
