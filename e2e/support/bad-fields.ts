import type { Fields } from "./server-actions";

export type BadForm = { what: string; field: string; fields: Fields };

/** Fields that are more than their text says: a switch, which posts twice, and lists. */
const SWITCHES = new Set(["admin", "items.0.chosen", "open", "resolved", "starred", "unchecked"]);
const LISTS = new Set([
  "calls",
  "scopes",
  "dependencies",
  "services",
  "layers.0.people",
  "layers.0.restrictions.0.days",
]);
/** Whatever is typed here is a text; it can only be missing, too long, or unfit for the store. */
const TEXTS = new Set([
  "name",
  "description",
  "password",
  "currentPassword",
  "newPassword",
  "username",
  "secret",
  "query",
  "next",
  "good",
  "total",
]);
/** What a form may leave out, or leave empty. */
const OPTIONAL = new Set([
  "admin",
  "open",
  "resolved",
  "description",
  "tier",
  "dependencies",
  "expiresInDays",
  "username",
  "secret",
  "currentPassword",
  "next",
  "workspace",
  "minBadEvents",
  "noDataAfterMinutes",
  "minCoverage",
  "policy",
  "objectives.0.noData",
  "version",
]);

const isSwitch = (field: string, value: string): boolean =>
  SWITCHES.has(field) || value === "true" || value === "false";

const LONG = "x".repeat(20_001);

/**
 * A valid form, made wrong in one field at a time. `optional` and `texts` add what is so in this
 * form alone.
 */
export function badForms(
  valid: Fields,
  {
    optional = [],
    texts = [],
    large = [],
  }: Partial<Record<"optional" | "texts" | "large", string[] | undefined>>,
): BadForm[] {
  const forms: BadForm[] = [
    { what: "an unknown field", field: "colour", fields: { ...valid, colour: "red" } },
  ];
  for (const [field, value] of Object.entries(valid)) {
    const change = (what: string, changed: string | string[]): BadForm => ({
      what,
      field,
      fields: { ...valid, [field]: changed },
    });
    const { [field]: _left, ...rest } = valid;
    const [text = ""] = [value].flat();
    if (!large.includes(field)) forms.push(change("too long", LONG));
    forms.push(change("with NUL", `${text}\0`), {
      what: "used as a group",
      field: `${field}.more`,
      fields: { ...valid, [`${field}.more`]: "1" },
    });
    if (!OPTIONAL.has(field) && !optional.includes(field))
      forms.push({ what: "missing", field, fields: rest }, change("empty", ""));
    if (!TEXTS.has(field) && !texts.includes(field))
      forms.push(change("of another type", "¿neither word nor number?"));
    if (!isSwitch(field, text) && !LISTS.has(field) && !Array.isArray(value))
      forms.push(change("a list", [text, text]));
  }
  return forms;
}
