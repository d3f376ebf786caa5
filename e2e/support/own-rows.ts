import type { dumpStore } from "./store-dump";

const OF_ONE_PERSON = new Set([
  "sessions",
  "calendar_feeds",
  "contact_methods",
  "personal_rules",
  "notifications",
]);

type Keep = NonNullable<Parameters<typeof dumpStore>[1]>;
const keeps: Record<string, Keep> = {};

/** Keeps of a dump what does not belong to the person themselves; the same function each time. */
export const othersOf = (userId: string): Keep => (keeps[userId] ??= keepOthers(userId));

const keepOthers =
  (userId: string): Keep =>
  (table, row) => {
    if (table === "audit") return !String(row.actor).startsWith(`user:${userId} `);
    if (table === "users") return String(row.id) !== userId;
    return !OF_ONE_PERSON.has(table) || String(row.user_id) !== userId;
  };
