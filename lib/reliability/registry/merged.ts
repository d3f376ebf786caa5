import { isFields } from "@/lib/collections/is-fields";
import type { DependencySettings } from "./schema";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is known after something was learned: its fields stand and the others keep their value. A
 * group of another kind is another thing, and takes the place of the whole.
 */
export const mergedSettings = (
  before: DependencySettings,
  learned: DependencySettings,
): DependencySettings =>
  Object.fromEntries(
    Object.entries({ ...before, ...learned }).map(([name, value]: [string, unknown]) => [
      name,
      mergedGroup((before as Fields)[name], value),
    ]),
  );

const mergedGroup = (before: unknown, after: unknown): unknown =>
  isFields(before) && isFields(after) && before["kind"] === after["kind"]
    ? { ...before, ...after }
    : after;
