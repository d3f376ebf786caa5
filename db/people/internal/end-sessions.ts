import { and, eq, ne } from "drizzle-orm";
import type { Db } from "../../store/engine";
import { sessions } from "../../schema/people";

/** For verbs that end a user's sessions in their own transaction. */
export async function endSessionsOf(tx: Db, userId: number, except?: number): Promise<number> {
  const these =
    except === undefined
      ? eq(sessions.userId, userId)
      : and(eq(sessions.userId, userId), ne(sessions.id, except));
  return (await tx.delete(sessions).where(these).returning({ id: sessions.id })).length;
}
