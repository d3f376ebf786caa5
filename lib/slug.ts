import { z } from "zod";

/** A name in URLs: lower case, digits and `-`, up to 63 characters. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "Use lower case letters, digits and - inside, up to 63 characters, for example checkout-api.");
