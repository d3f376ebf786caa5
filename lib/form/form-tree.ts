export type FormTree = string | string[] | FormFields;
type FormFields = { [name: string]: FormTree };

const MAX_DEPTH = 8;
const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** Names come from outside: without a prototype, `toString` is a field like any other. */
const noFields = (): FormFields => Object.create(null) as FormFields;

/**
 * Nests fields by their dotted names (`objectives.0.target`); a repeated name becomes a list. Names
 * that cannot be nested are answered as unknown.
 */
export function formTree(fields: Iterable<readonly [string, string]>): {
  tree: FormFields;
  unknown: string[];
} {
  const tree = noFields();
  const unknown: string[] = [];
  for (const [name, value] of fields) if (!place(tree, name.split("."), value)) unknown.push(name);
  return { tree, unknown };
}

function place(tree: FormFields, path: string[], value: string): boolean {
  const last = path.at(-1);
  if (last === undefined || path.length > MAX_DEPTH) return false;
  if (path.some((part) => part === "" || UNSAFE.has(part))) return false;
  let node = tree;
  for (const part of path.slice(0, -1)) {
    const next = (node[part] ??= noFields());
    if (typeof next === "string" || Array.isArray(next)) return false;
    node = next;
  }
  const there = node[last];
  if (there === undefined) node[last] = value;
  else if (typeof there === "string") node[last] = [there, value];
  else if (Array.isArray(there)) there.push(value);
  else return false;
  return true;
}
