import { c } from "../store/columns";

/** One row a write, each holding the hash of the one before it. */
export const audit = c.table(
  "audit",
  {
    id: c.id(),
    at: c.time().notNull(),
    actor: c.text().notNull(),
    address: c.text(),
    action: c.text().notNull(),
    teamId: c.int(),
    subject: c.text().notNull(),
    before: c.text(),
    after: c.text(),
    previousHash: c.text().notNull(),
    hash: c.text().notNull(),
  },
  (t) => [c.index("audit_subject").on(t.subject)],
);

export const leases = c.table("leases", {
  name: c.text().primaryKey(),
  holder: c.text().notNull(),
  expiresAt: c.time().notNull(),
  ranAt: c.time(),
  error: c.text(),
});

export const settings = c.table("settings", {
  key: c.text().primaryKey(),
  value: c.json<unknown>().notNull(),
});

export const loginAttempts = c.table(
  "login_attempts",
  { id: c.id(), key: c.text().notNull(), at: c.time().notNull() },
  (t) => [c.index("login_attempts_key").on(t.key, t.at)],
);
