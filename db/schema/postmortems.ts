import type { ActionKind, ActionState } from "@/lib/postmortem/action-item";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import type { Verdict } from "@/lib/postmortem/review";
import type { Sections } from "@/lib/postmortem/template";
import type { EntryView } from "@/lib/postmortem/timeline";
import { c } from "../store/columns";
import { incidentEntries, incidents } from "./incidents";
import { teams, users } from "./people";

/**
 * On SQLite, triggers of the migration keep the index for the search over it: a migration that
 * rebuilds this table has to make them anew.
 */
export const postmortems = c.table(
  "postmortems",
  {
    id: c.id(),
    /** One without an incident was begun from scratch, or outlived its incident. */
    incidentId: c
      .int()
      .unique()
      .references(() => incidents.id, { onDelete: "set null" }),
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    title: c.text().notNull(),
    status: c.text().notNull().$type<PostmortemStatus>(),
    /** Markdown, by section. */
    sections: c.json<Sections>().notNull(),
    factors: c.json<string[]>().notNull(),
    /** Title, sections and factors as plain words: what the search looks through. */
    searchText: c.text().notNull(),
    /** Counts saves, so that a form that started from an older version is told so. */
    version: c.int().notNull(),
    createdById: c.int().references(() => users.id, { onDelete: "set null" }),
    createdBy: c.text().notNull(),
    demo: c.bool().notNull(),
    createdAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
    publishedAt: c.time(),
    publishedBy: c.text(),
    /**
     * What its incident had spent of every budget when it was published; null for what was
     * published before that was kept.
     */
    publishedSpending: c.json<PublishedSpending[]>(),
  },
  (t) => [c.index("postmortems_team").on(t.teamId), c.index("postmortems_updated").on(t.updatedAt)],
);

/**
 * What was saved, whole. Saves of one person that follow within minutes are one row, which carries
 * the last of their numbers.
 */
export const postmortemVersions = c.table(
  "postmortem_versions",
  {
    id: c.id(),
    postmortemId: c
      .int()
      .notNull()
      .references(() => postmortems.id, { onDelete: "cascade" }),
    version: c.int().notNull(),
    title: c.text().notNull(),
    sections: c.json<Sections>().notNull(),
    factors: c.json<string[]>().notNull(),
    savedById: c.int().references(() => users.id, { onDelete: "set null" }),
    savedBy: c.text().notNull(),
    /** Of the first of the saves in this row; 1970 for one that takes in no more. */
    beganAt: c.time().notNull(),
    savedAt: c.time().notNull(),
  },
  (t) => [c.uniqueIndex("postmortem_versions_number").on(t.postmortemId, t.version)],
);

export const postmortemReviewers = c.table(
  "postmortem_reviewers",
  {
    postmortemId: c
      .int()
      .notNull()
      .references(() => postmortems.id, { onDelete: "cascade" }),
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    verdict: c.text().notNull().$type<Verdict>(),
    askedAt: c.time().notNull(),
    answeredAt: c.time(),
    /** Of the text that the answer is about. */
    answeredVersion: c.int(),
  },
  (t) => [
    c.primaryKey({ columns: [t.postmortemId, t.userId] }),
    c.index("postmortem_reviewers_user").on(t.userId),
  ],
);

export const postmortemComments = c.table(
  "postmortem_comments",
  {
    id: c.id(),
    postmortemId: c
      .int()
      .notNull()
      .references(() => postmortems.id, { onDelete: "cascade" }),
    authorId: c.int().references(() => users.id, { onDelete: "set null" }),
    author: c.text().notNull(),
    text: c.text().notNull(),
    at: c.time().notNull(),
    resolvedAt: c.time(),
    resolvedBy: c.text(),
  },
  (t) => [c.index("postmortem_comments_postmortem").on(t.postmortemId)],
);

/**
 * What differs from the incident's own timeline: how one of its entries is shown and worded here,
 * or a line of this postmortem alone.
 */
export const postmortemLines = c.table(
  "postmortem_lines",
  {
    id: c.id(),
    postmortemId: c
      .int()
      .notNull()
      .references(() => postmortems.id, { onDelete: "cascade" }),
    /** The incident's entry; null for a line that was added here, which has a time of its own. */
    entryId: c.int().references(() => incidentEntries.id, { onDelete: "cascade" }),
    at: c.time(),
    view: c.text().notNull().$type<EntryView>(),
    /** Null where the entry's own text stands. */
    text: c.text(),
  },
  (t) => [c.uniqueIndex("postmortem_lines_entry").on(t.postmortemId, t.entryId)],
);

export const postmortemActions = c.table(
  "postmortem_actions",
  {
    id: c.id(),
    postmortemId: c
      .int()
      .notNull()
      .references(() => postmortems.id, { onDelete: "cascade" }),
    text: c.text().notNull(),
    kind: c.text().notNull().$type<ActionKind>(),
    state: c.text().notNull().$type<ActionState>(),
    /** Someone with an account, where the name was theirs. */
    ownerId: c.int().references(() => users.id, { onDelete: "set null" }),
    owner: c.text().notNull(),
    /** A calendar day, `2026-11-30`. */
    dueOn: c.text(),
    createdAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
    doneAt: c.time(),
  },
  (t) => [
    c.index("postmortem_actions_postmortem").on(t.postmortemId),
    c.index("postmortem_actions_state").on(t.state),
  ],
);
