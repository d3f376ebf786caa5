import type { Code } from "./code";
import { callsOf, objectsOf, type FoundCall } from "./code-search";
import { Options, type Context } from "./options";
import type { Written } from "./written";

/** The options that a call is given; of other code, which is not read, nothing is assumed. */
export function optionsOf(
  code: Code,
  context: Context,
  path: string,
  given: Written | undefined,
  place: { line: number; column: number },
): Options {
  if (given === undefined) return new Options(context, path, [], place);
  const written = given.kind === "name" ? (constantOf(code, given.text) ?? given) : given;
  if (written.kind === "map") return new Options(context, path, written.entries, given);
  const text = written.kind === "name" || written.kind === "code" ? written.text : path;
  return new Options(context, path, [{ ...given, key: `...${text}`, value: given }], given);
}

/** An object that is written once under this name in the text. */
function constantOf(code: Code, name: string): Written | undefined {
  const named = objectsOf(code).filter(({ assignedTo }) => assignedTo === name);
  return named.length === 1 ? named[0]?.object : undefined;
}

export type Snippet = { name: string | null; found: FoundCall | null; options: Options };

/** Calls of a library with their options, or where there is none, options by themselves. */
export function snippetsOf(
  code: Code,
  names: ReadonlySet<string>,
  argument: number,
  context: Omit<Context, "dependency">,
): Snippet[] {
  const calls = callsOf(code, names).map((found) => {
    const name = found.assignedTo;
    const own = { ...context, dependency: name };
    const given = found.call.args[argument];
    return { name, found, options: optionsOf(code, own, "", given, found.call) };
  });
  if (calls.length > 0) return calls;
  return objectsOf(code).flatMap(({ object, assignedTo: name }) =>
    object.kind === "map"
      ? [
          {
            name,
            found: null,
            options: new Options({ ...context, dependency: name }, "", object.entries, object),
          },
        ]
      : [],
  );
}
