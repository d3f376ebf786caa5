import { slugOf } from "@/lib/text/slug-of";

type Fields = readonly (readonly [name: string, value: string])[];

/**
 * A slug that was sent empty is that of the name, as the form suggests it: who sends it before its
 * script is there, or without one, has seen no suggestion. Unchanged where no slug follows from it.
 */
export function withSlugOfName(fields: Fields): Fields {
  const name = fields.find(([field]) => field === "name")?.[1] ?? "";
  const slug = slugOf(name);
  if (slug === "") return fields;
  return fields.map((field) => (field[0] === "slug" && field[1] === "" ? ["slug", slug] : field));
}
