import "server-only";
import { cache } from "react";

/**
 * The instant of this request, epoch milliseconds: the same for everything that is rendered for it.
 */
export const requestTime = cache((): number => Date.now());
