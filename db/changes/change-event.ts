import type { changeEvents } from "../schema/integrations";

/** A change that a sender tells of; `service` null: it is its team's as a whole. */
export type ChangeEvent = Pick<
  typeof changeEvents.$inferSelect,
  "id" | "at" | "summary" | "source" | "links" | "receivedAt"
> & {
  service: { slug: string; name: string } | null;
  integration: { slug: string; name: string } | null;
};
