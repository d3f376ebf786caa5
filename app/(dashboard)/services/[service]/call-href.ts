import { isHiddenName } from "@/lib/reliability/registry/hidden";
import type { Dependency } from "@/lib/reliability/registry/schema";

/** The page of a call; null where an end of it has no name for the reader. */
export const callHref = ({ caller, callee }: Dependency): string | null =>
  isHiddenName(caller) || isHiddenName(callee)
    ? null
    : `/services/${caller}/dependencies/${callee}`;
