import { isFields } from "./is-fields";

/** As JSON, the same for equal values, whatever order their fields are in. */
export const orderedText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isFields(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
