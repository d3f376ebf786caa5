import type { contactMethods } from "../schema/contacts";

/** A way to reach a person, as its owner sees it; the address stays sealed. */
export type Contact = Omit<
  typeof contactMethods.$inferSelect,
  "verificationHash" | "verificationExpiresAt"
>;
