import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    deep: boolean;
  }
}

/**
 * How often a property is tried: a few times with every run of the tests, 25 times as often in the
 * deep one.
 */
export const runs = (few: number): number => (inject("deep") ? 25 * few : few);
