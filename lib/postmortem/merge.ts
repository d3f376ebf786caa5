import { unixLines } from "@/lib/text/line-breaks";
import { factorsIn, fieldOf, TEXT_FIELDS, type PostmortemText, type TextField } from "./template";

/**
 * What fields held when someone began to change them; those that they have not changed are not
 * named.
 */
export type Bases = Partial<Record<TextField, string>>;

/**
 * A field as it is stored: browsers and people write ends of lines and blank lines in their own
 * way.
 */
export function normalField(field: TextField, text: string): string {
  if (field === "factors") return factorsIn(text).join("\n");
  return field === "title" ? text.trim() : unixLines(text);
}

/**
 * What is stored with the named fields taken from `mine`, and those of them that someone else has
 * changed otherwise meanwhile.
 */
export function mergeText(
  stored: PostmortemText,
  mine: PostmortemText,
  bases: Bases,
): { text: PostmortemText; conflicts: TextField[] } {
  const named = TEXT_FIELDS.filter((field) => bases[field] !== undefined);
  const normal = (text: PostmortemText, field: TextField) =>
    normalField(field, fieldOf(text, field));
  const conflicts = named.filter(
    (field) =>
      normal(stored, field) !== normalField(field, bases[field] ?? "") &&
      normal(stored, field) !== normal(mine, field),
  );
  const text = named.reduce((merged, field) => withField(merged, mine, field), stored);
  return { text: { title: text.title, sections: text.sections, factors: text.factors }, conflicts };
}

function withField(text: PostmortemText, from: PostmortemText, field: TextField): PostmortemText {
  if (field === "title") return { ...text, title: from.title };
  if (field === "factors") return { ...text, factors: from.factors };
  return { ...text, sections: { ...text.sections, [field]: from.sections[field] } };
}
