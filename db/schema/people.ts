import { c } from "../store/columns";

export type Role = "viewer" | "responder" | "manager";
export type Scope = "read" | "measure" | "write" | "admin";

export const users = c.table("users", {
  id: c.id(),
  email: c.text().notNull().unique(),
  name: c.text().notNull(),
  passwordHash: c.text(),
  oidcSubject: c.text().unique(),
  admin: c.bool().notNull(),
  createdAt: c.time().notNull(),
  deactivatedAt: c.time(),
});

export const sessions = c.table(
  "sessions",
  {
    id: c.id(),
    /** SHA-256 of the id in the cookie's token. */
    keyHash: c.text().notNull().unique(),
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: c.time().notNull(),
    lastSeenAt: c.time().notNull(),
    expiresAt: c.time().notNull(),
    address: c.text(),
    userAgent: c.text(),
  },
  (t) => [c.index("sessions_user").on(t.userId)],
);

/**
 * Where someone has signed in from: guessing elsewhere must not lock them out there. IPv6 by /64.
 */
export const knownAddresses = c.table(
  "known_addresses",
  {
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: c.text().notNull(),
    seenAt: c.time().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.userId, t.address] })],
);

export const teams = c.table("teams", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  /** An open team is readable by every signed-in person. */
  open: c.bool().notNull(),
  demo: c.bool().notNull(),
  createdAt: c.time().notNull(),
});

export const memberships = c.table(
  "memberships",
  {
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: c.text().notNull().$type<Role>(),
  },
  (t) => [
    c.primaryKey({ columns: [t.teamId, t.userId] }),
    c.index("memberships_user").on(t.userId),
  ],
);

export const invitations = c.table("invitations", {
  id: c.id(),
  keyHash: c.text().notNull().unique(),
  email: c.text(),
  teamId: c.int().references(() => teams.id, { onDelete: "cascade" }),
  role: c.text().notNull().$type<Role>(),
  admin: c.bool().notNull(),
  invitedBy: c.int().references(() => users.id, { onDelete: "set null" }),
  createdAt: c.time().notNull(),
  expiresAt: c.time().notNull(),
  acceptedAt: c.time(),
  revokedAt: c.time(),
});

/** Links by which someone chooses a new password; one a person, the newest. */
export const passwordResets = c.table("password_resets", {
  userId: c
    .int()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  keyHash: c.text().notNull().unique(),
  createdBy: c
    .int()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  createdAt: c.time().notNull(),
  expiresAt: c.time().notNull(),
});

export const apiTokens = c.table("api_tokens", {
  id: c.id(),
  name: c.text().notNull(),
  /** The first characters, shown so that people recognise a token. */
  prefix: c.text().notNull(),
  hash: c.text().notNull().unique(),
  scopes: c.json<Scope[]>().notNull(),
  teamId: c.int().references(() => teams.id, { onDelete: "cascade" }),
  createdBy: c.int().references(() => users.id, { onDelete: "set null" }),
  /** Whose rights bound the token; null: the installation's own. */
  ownerId: c.int().references(() => users.id, { onDelete: "cascade" }),
  createdAt: c.time().notNull(),
  expiresAt: c.time(),
  revokedAt: c.time(),
  lastUsedAt: c.time(),
});
