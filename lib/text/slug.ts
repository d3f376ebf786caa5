import { z } from "zod";

/** As part of a longer pattern. */
export const SLUG_PATTERN = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
export const SLUG = new RegExp(`^${SLUG_PATTERN}$`);
const RULE =
  "Use lowercase letters, digits and hyphens, up to 63 characters, for example checkout-api.";

/** A name in URLs: lower case, digits and `-`, up to 63 characters. */
export const slugSchema = z.string().regex(SLUG, RULE);

/**
 * The slug of something that is there to choose from; `missing` is said while nothing is chosen.
 */
export const chosenSlug = (missing: string) =>
  z.string().min(1, { error: missing, abort: true }).regex(SLUG, RULE);
