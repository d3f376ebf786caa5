import type { RegistryField } from "./finding";

/** Those of the fields that are unknown; null is known. */
export const unknownFields = (
  fields: Readonly<Partial<Record<RegistryField, unknown>>>,
): RegistryField[] =>
  (Object.keys(fields) as RegistryField[]).filter((field) => fields[field] === undefined);
