import { z } from "zod";

const MAX_SLUG_LENGTH = 63;

/** A name in URLs: lower case, digits and `-`, up to 63 characters. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "Use lower case letters, digits and - inside, up to 63 characters, for example checkout-api.");

/** A slug made from a title; empty where the title has no letter or digit that can be kept. */
export function slugOf(title: string): string {
  const ascii = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, "-").slice(0, MAX_SLUG_LENGTH).replace(/^-+|-+$/g, "");
}
