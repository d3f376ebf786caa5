import { readFile } from "node:fs/promises";
import path from "node:path";
import { Language as Grammar, Parser, type Tree, type TreeCursor } from "web-tree-sitter";
import { type Language } from "@/lib/review/syntax/language";
import { type Syntax } from "@/lib/review/syntax/syntax";

const MAX_DEPTH = 400;

/** Deeper than anyone writes: functions that walk the tree would run out of stack. */
export class TooDeep extends Error {
  constructor() {
    super("This file is nested too deeply to be read.");
    this.name = "TooDeep";
  }
}

export type Parse = (language: Language, text: string) => Syntax;

const packages = (...parts: string[]): string => path.join(process.cwd(), "node_modules", ...parts);

/** Loads the parsers of the languages from `node_modules`; without a network. */
export async function loadParser(languages: readonly Language[]): Promise<Parse> {
  await Parser.init({
    wasmBinary: await readFile(packages("web-tree-sitter", "web-tree-sitter.wasm")),
  });
  const grammars = new Map<Language, Grammar>();
  for (const language of languages)
    grammars.set(
      language,
      await Grammar.load(
        await readFile(
          packages("@vscode/tree-sitter-wasm", "wasm", `tree-sitter-${language}.wasm`),
        ),
      ),
    );
  const parser = new Parser();
  return (language, text) => {
    const grammar = grammars.get(language);
    if (!grammar) throw new Error(`There is no parser for ${language}`);
    parser.setLanguage(grammar);
    const tree = parser.parse(text);
    if (!tree) throw new Error("The parser gave up");
    try {
      return syntaxOf(tree, grammar, text);
    } finally {
      tree.delete();
    }
  };
}

/** Types and texts of markup decide nothing here, and are a third of all nodes. */
const LEFT_OUT = new Set([
  "interface_declaration",
  "type_alias_declaration",
  "type_arguments",
  "type_parameters",
  "jsx_text",
  "statement_list",
  "string_fragment",
  "string_content",
  "string_start",
  "string_end",
  "escape_sequence",
  "interpreted_string_literal_content",
]);

/** A copy of the tree apart from the parser's memory; `statement_list` of Go gives way to its parts. */
function syntaxOf(tree: Tree, grammar: Grammar, source: string): Syntax {
  const cursor = tree.walk();
  try {
    return copy(cursor, grammar, source);
  } finally {
    cursor.delete();
  }
}

function copy(cursor: TreeCursor, grammar: Grammar, source: string): Syntax {
  const make = (parent: Syntax | null): Syntax => ({
    type: grammar.types[cursor.nodeTypeId] ?? cursor.nodeType,
    field: grammar.fields[cursor.currentFieldId] ?? null,
    start: cursor.startIndex,
    end: cursor.endIndex,
    source,
    parent,
    children: [],
  });
  const root = make(null);
  const open: Syntax[] = [root];
  const descend = (): boolean => cursor.gotoFirstChild();
  let entered = descend();
  while (open.length > 0) {
    if (!entered) {
      if (cursor.gotoNextSibling()) entered = true;
      else {
        open.pop();
        if (open.length === 0 || !cursor.gotoParent()) break;
        continue;
      }
    }
    const parent = open.at(-1);
    if (!parent) break;
    if (open.length > MAX_DEPTH) throw new TooDeep();
    const fieldId = cursor.currentFieldId;
    const isNamed = cursor.nodeIsNamed;
    entered = false;
    if (!isNamed && fieldId === 0) continue;
    const node = make(parent);
    if (node.type === "statement_list") {
      if (descend()) {
        open.push(parent);
        entered = true;
      }
      continue;
    }
    if (LEFT_OUT.has(node.type)) continue;
    parent.children.push(node);
    if (isNamed && descend()) {
      open.push(node);
      entered = true;
    }
  }
  return root;
}
