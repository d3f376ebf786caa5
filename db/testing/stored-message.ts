import { randomUUID } from "node:crypto";
import { notificationAttempts, notifications } from "../schema/notifications";
import { write } from "../store/client";
import { NOON } from "./persons";

type Row = typeof notifications.$inferInsert;

const LEVEL = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;

/** A page by email in the outbox, due since noon; answers its id. */
export const storedMessage = (change: Partial<Row> = {}): Promise<number> =>
  write(async (tx) => {
    const [row] = await tx
      .insert(notifications)
      .values({
        messageId: randomUUID(),
        cause: LEVEL,
        channel: "email",
        severity: "page",
        state: "waiting",
        attempts: 0,
        nextAttemptAt: NOON,
        createdAt: NOON,
        demo: false,
        ...change,
      })
      .returning({ id: notifications.id });
    if (!row) throw new Error("insert returned no message");
    return row.id;
  });

/** A try at noon, or when it is said. */
export async function storedTry(
  notificationId: number,
  error: string | null,
  at: Date = NOON,
): Promise<void> {
  await write((tx) => tx.insert(notificationAttempts).values({ notificationId, at, error }));
}

export const failedTry = (id: number, at: Date = NOON): Promise<void> =>
  storedTry(id, "450 no more space", at);
