import { getTableColumns } from "drizzle-orm";
import { contactMethods } from "../../schema/contacts";

const {
  verificationHash: _hash,
  verificationExpiresAt: _expires,
  ...shown
} = getTableColumns(contactMethods);

/** All but what a verification is judged by. */
export const contactColumns = shown;
