import { slugOf } from "@/lib/text/slug-of";

/**
 * What a call is likely registered as, from the name that its configuration has for it: one of
 * `taken`, in which lie the services and what is called already, else a slug made of it. Empty
 * where there is none, or where it is the caller's own.
 */
export function calleeName(
  name: string | null,
  { caller, taken }: { caller: string; taken: ReadonlySet<string> },
): string {
  if (name === null) return "";
  const [host = ""] = name.split(/[.:]/);
  const [whole, first] = [name, host].map(asSlug);
  const found = [whole, first].find((slug) => slug !== undefined && taken.has(slug)) ?? whole;
  return found === undefined || found === caller ? "" : found;
}

const asSlug = (name: string): string => slugOf(name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2"));
