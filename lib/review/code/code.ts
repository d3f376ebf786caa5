import { linesOf, type Lines } from "../../text/lines";
import { familyOf, type Family, type Language } from "../syntax/language";
import { stringOf, textOf, unwrap, type Syntax } from "../syntax/syntax";
import { callsOf, type Call } from "./call";
import { go } from "./go";
import { javascript } from "./javascript";
import { optionsOf, type Options } from "./options";
import { python } from "./python";
import { resolver, type Resolve } from "./resolve";
import { scopesOf, type Scopes } from "./scopes";

/** A file as the rules see it. */
export type Code = {
  path: string;
  language: Language;
  family: Family;
  text: string;
  lines: Lines;
  root: Syntax;
  calls: readonly Call[];
  callAt: (node: Syntax) => Call | null;
  resolve: Resolve;
  /** The value behind a name that is given once; the node itself where there is none. */
  follow: (node: Syntax) => Syntax;
  options: (node: Syntax | null) => Options;
  nodes: Scopes["nodes"];
  find: Scopes["find"];
  assignments: Scopes["assignments"];
  /** Runs in a browser, as far as the file says so. */
  isClient: boolean;
};

const DIALECTS = { javascript, python, go };

export type Parsed = { path: string; language: Language; text: string; root: Syntax };

export function codeOf({ path, language, text, root }: Parsed): Code {
  const family = familyOf(language);
  const scopes = scopesOf(root, DIALECTS[family]);
  const resolve = resolver(scopes);
  const calls = callsOf(scopes, resolve);
  const byNode = new Map(calls.map((call) => [call.node, call]));
  const follow = (node: Syntax) => followed(scopes, node);
  return {
    path,
    language,
    family,
    text,
    lines: linesOf(text),
    root,
    calls,
    callAt: (node) => byNode.get(unwrap(node)) ?? null,
    resolve,
    follow,
    options: (node) => optionsOf(node, follow),
    nodes: scopes.nodes,
    find: scopes.find,
    assignments: scopes.assignments,
    isClient: family === "javascript" && isClientFile(root, scopes),
  };
}

/** The function of this file that a plain name stands for; null for anything else. */
export function functionNamed(code: Code, node: Syntax): Syntax | null {
  const binding = node.type === "identifier" ? code.find(textOf(node), node) : null;
  return binding?.kind === "function" ? binding.node : null;
}

function followed(scopes: Scopes, node: Syntax, steps = 0): Syntax {
  const inner = unwrap(node);
  const isName = inner.type === "identifier" || inner.type === "shorthand_property_identifier";
  if (!isName || steps > 5) return inner;
  const binding = scopes.find(textOf(inner), inner);
  return binding?.kind === "value" && binding.picked.length === 0
    ? followed(scopes, binding.value, steps + 1)
    : inner;
}

/** `"use client"`, or code that touches the page. */
function isClientFile(root: Syntax, scopes: Scopes): boolean {
  const first = root.children.find(({ type }) => type !== "comment")?.children[0] ?? null;
  if (stringOf(first) === "use client") return true;
  return scopes
    .nodes("member_expression")
    .some(
      ({ children: [object], start, source }) =>
        object?.type === "identifier" &&
        PAGE.test(source.slice(start, start + 40)) &&
        scopes.find(textOf(object), object) === null,
    );
}

const PAGE =
  /^(window\.(location|addEventListener|history|scroll\w*)|document\.(querySelector\w*|getElement\w*|createElement|body|head|addEventListener|cookie)|location\.(href|reload|assign)|localStorage\.|navigator\.(onLine|serviceWorker))\b/;
