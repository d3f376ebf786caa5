import type { CalleeKind } from "../registry/schema";

/** What the registry calls a service, or something external. */
type Named = { name: string; kind: CalleeKind };

/**
 * A sentence or formula in which names stand apart from the words, so that whoever shows it decides
 * how they are written. One without names is its text.
 */
export type Wording = string | readonly (string | Named)[];

export const named = (name: string, kind: CalleeKind = "service"): Named => ({ name, kind });

/** The tag of a template that has names in it: said`The target of ${named(service)}.` */
export const said = (
  texts: TemplateStringsArray,
  ...values: readonly (string | number | Named | Wording)[]
): Wording =>
  texts.flatMap((text, place) => {
    const value = values[place];
    return [text, ...(value === undefined ? [] : partsOf(value))].filter((part) => part !== "");
  });

const partsOf = (value: string | number | Named | Wording): readonly (string | Named)[] =>
  typeof value === "number" ? [String(value)] : isNamed(value) ? [value] : wordsOf(value);

const isNamed = (value: Named | Wording): value is Named =>
  typeof value === "object" && "name" in value;

/** Its words and names in their order. */
export const wordsOf = (wording: Wording): readonly (string | Named)[] =>
  typeof wording === "string" ? [wording] : wording;

/** As one text; `nameOf`: how a service is written, by default as the registry has it. */
export const plain = (wording: Wording, nameOf = (name: string): string => name): string =>
  wordsOf(wording)
    .map((part) =>
      typeof part === "string" ? part : part.kind === "service" ? nameOf(part.name) : part.name,
    )
    .join("");

/** The same with `name` as that of something external, also where a service is called so. */
export const withExternal = (wording: Wording, name: string): Wording =>
  typeof wording === "string"
    ? wording
    : wording.map((part) =>
        typeof part !== "string" && part.name === name ? named(name, "external") : part,
      );

/** One after the other, with the same words in between. */
export const joined = (wordings: readonly Wording[], joint: string): Wording =>
  wordings.flatMap((wording, place) => [...(place === 0 ? [] : [joint]), ...wordsOf(wording)]);

const MOST_NAMES = 5;

/** Names as they are said, of many the first ones: "a, b, c, d, e and 7 more". */
export function namedFew(names: readonly string[]): Wording {
  const all = names.map((name) => [named(name)]);
  if (all.length > MOST_NAMES + 1)
    return said`${joined(all.slice(0, MOST_NAMES), ", ")} and ${all.length - MOST_NAMES} more`;
  const last = all.at(-1);
  return last === undefined || all.length === 1
    ? joined(all, "")
    : said`${joined(all.slice(0, -1), ", ")} and ${last}`;
}
