import type { BlockContent, DefinitionContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown, type Options } from "mdast-util-to-markdown";
import { gfm } from "micromark-extension-gfm";
import { nestsTooDeeply, opensTooDeeply } from "./depth";
import { isTooMuchToRead } from "./marks";
import { LINE_SYNTAX } from "./syntax";

/** What stands in a document, a quote or an item of a list. */
export type Block = BlockContent | DefinitionContent;

// Without these the words of a paragraph are left unread: a block is told in linear time.
const WORDS = ["attention", "labelStartImage", "labelStartLink", "strikethrough"];

// Rules by stars and bullets by dashes: neither reads as the other, nor as an underlined heading.
const PRINTED: Options = {
  bullet: "-",
  rule: "*",
  fences: true,
  listItemIndent: "one",
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/**
 * The blocks of people's Markdown, as every page reads it; one block of code where it nests too
 * deeply to be read.
 */
export const blocksOf = (markdown: string): Block[] => read(markdown, [gfm()]);

/** One line of someone's Markdown: one paragraph at most. */
export const lineOf = (markdown: string): Block[] => read(markdown, [gfm(), LINE_SYNTAX]);

/** Whether words put before a text would join its first paragraph. */
export function opensWithWords(markdown: string): boolean {
  return read(markdown, [gfm(), { disable: { null: WORDS } }])[0]?.type === "paragraph";
}

function read(markdown: string, extensions: ReturnType<typeof gfm>[]): Block[] {
  const asTyped: Block[] = [{ type: "code", value: markdown }];
  if (opensTooDeeply(markdown) || isTooMuchToRead(markdown)) return asTyped;
  const tree = fromMarkdown(markdown, { extensions, mdastExtensions: [gfmFromMarkdown()] });
  return nestsTooDeeply(tree) ? asTyped : tree.children.filter(isBlock);
}

/**
 * What may stand at the top of a document beside these (words, rows and items of their own) never
 * does after parsing.
 */
const BLOCK_TYPES: ReadonlySet<string> = new Set<Block["type"]>([
  "blockquote",
  "code",
  "definition",
  "footnoteDefinition",
  "heading",
  "html",
  "list",
  "paragraph",
  "table",
  "thematicBreak",
]);
const isBlock = (node: RootContent): node is Block => BLOCK_TYPES.has(node.type);

export const printMarkdown = (children: Root["children"]): string =>
  toMarkdown({ type: "root", children }, PRINTED);

/** Plain text as Markdown that reads as that text. */
export const printText = (value: string): string =>
  printMarkdown([{ type: "paragraph", children: [{ type: "text", value }] }]).trimEnd();
