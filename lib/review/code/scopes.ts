import { fieldOf, memberOf, textOf, unwrap, walk, type Syntax } from "../syntax/syntax";
import { type Binding, type Dialect } from "./binding";

/** `object.name = value`, anywhere in a file. */
type Assignment = { object: Syntax; name: string; value: Syntax; node: Syntax };

export type Scopes = {
  nodes: (...types: string[]) => Syntax[];
  find: (name: string, use: Syntax) => Binding | null;
  assignments: readonly Assignment[];
};

const ASSIGNMENTS = new Set(["assignment_expression", "assignment", "assignment_statement"]);

/** Reads a file once: which names it declares where, and its nodes by their types. */
export function scopesOf(root: Syntax, dialect: Dialect): Scopes {
  const declared = new Map<Syntax, Map<string, Binding[]>>();
  const byType = new Map<string, Syntax[]>();
  const assignments: Assignment[] = [];
  const declare = (scope: Syntax, name: string, binding: Binding): void => {
    const names = entry(declared, scope, () => new Map<string, Binding[]>());
    entry(names, name, (): Binding[] => []).push(binding);
  };
  const read = (node: Syntax, scope: Syntax): void => {
    entry(byType, node.type, (): Syntax[] => []).push(node);
    dialect.bind(node, scope, declare);
    if (ASSIGNMENTS.has(node.type)) assignments.push(...assigned(node));
    const inner = dialect.isScope(node) ? node : scope;
    for (const child of node.children) read(child, inner);
  };
  read(root, root);
  return {
    nodes: (...types) =>
      types.length === 1
        ? (byType.get(types[0] ?? "") ?? [])
        : types.flatMap((type) => byType.get(type) ?? []).sort((a, b) => a.start - b.start),
    find: (name, use) => findBinding(declared, name, use),
    assignments,
  };
}

function findBinding(
  declared: ReadonlyMap<Syntax, ReadonlyMap<string, Binding[]>>,
  name: string,
  use: Syntax,
): Binding | null {
  for (let scope: Syntax | null = use; scope; scope = scope.parent) {
    const bindings = declared.get(scope)?.get(name);
    const before = bindings?.findLast((binding) => isBefore(binding, use));
    const one = before ?? bindings?.find((binding) => !isWithinOwn(binding, use));
    if (one) return one;
  }
  return null;
}

const isBefore = (binding: Binding, use: Syntax): boolean =>
  binding.kind === "import" ||
  binding.kind === "parameter" ||
  binding.kind === "function" ||
  binding.node.end <= use.start;

/** `client = client or Client()` reads the one before. */
const isWithinOwn = (binding: Binding, use: Syntax): boolean =>
  binding.kind === "value" && binding.node.start <= use.start && use.end <= binding.node.end;

function assigned(node: Syntax): Assignment[] {
  const left = fieldOf(node, "left");
  const right = fieldOf(node, "right");
  const target = left ? memberOf(unwrap(left)) : null;
  return target && right ? [{ ...target, value: unwrap(right), node }] : [];
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}

/** Whether a name is used anywhere below a node. */
export const mentions = (node: Syntax, name: string): boolean => {
  for (const inner of walk(node))
    if (inner.children.length === 0 && textOf(inner) === name) return true;
  return false;
};
