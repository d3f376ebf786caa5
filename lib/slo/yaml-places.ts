import type { FieldError } from "@/lib/errors/app-error";
import { yamlPathOf } from "./yaml-body";
import { nodeAt, type YamlPath } from "./yaml-node";
import { byPlace, parseSource, type YamlFault } from "./yaml-source";

/**
 * Where a document that was read writes what the store refuses; an error's path is that of the
 * API's bodies, `slos[0].source.dataSource`.
 */
export function placesOf(text: string, errors: readonly FieldError[]): YamlFault[] {
  const source = parseSource(text);
  if (!source.ok) return source.faults;
  const { document, at } = source;
  const isThere = (path: YamlPath) => nodeAt(document, path) !== undefined;
  const yamlPath = (path: readonly (string | number)[]): YamlPath => {
    const [list, index, ...body] = path;
    if (list !== "slos" || typeof index !== "number") return path;
    const own = ["slos", index, ...yamlPathOf(body, !isThere(["slos", index, "objectives"]))];
    return body.join(".") === "source.dataSource" && !isThere(own) ? ["source"] : own;
  };
  return errors.map(({ path, message }) => at(yamlPath(partsOf(path)), message)).sort(byPlace);
}

/** "slos[0].name" -> slos, 0, name. */
export const partsOf = (path: string): (string | number)[] =>
  (path.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
