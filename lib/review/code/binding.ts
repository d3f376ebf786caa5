import { unwrap, type Syntax } from "../syntax/syntax";

/** What a name of a scope stands for. */
export type Binding =
  | { kind: "import"; path: string }
  | { kind: "value"; value: Syntax; picked: readonly string[]; node: Syntax }
  | { kind: "parameter"; type: Syntax | null; node: Syntax }
  | { kind: "function"; node: Syntax }
  | { kind: "other"; node: Syntax };

export type Declare = (scope: Syntax, name: string, binding: Binding) => void;

/** How one family of languages declares names; `declare` is called for each that a node brings. */
export type Dialect = {
  isScope: (node: Syntax) => boolean;
  bind: (node: Syntax, scope: Syntax, declare: Declare) => void;
};

export const valueOf = (value: Syntax | null, node: Syntax, picked: string[] = []): Binding =>
  value ? { kind: "value", value: unwrap(value), picked, node } : { kind: "other", node };
