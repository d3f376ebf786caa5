import type { Definition, Nodes, Paragraph, Parents, RootContent, Text } from "mdast";
import { visit, SKIP } from "unist-util-visit";
import type { Block } from "./tree";

/** Numbers the footnotes of a whole document, so that those of its parts never meet. */
export type Footnotes = { next: number };
export const newFootnotes = (): Footnotes => ({ next: 1 });

/**
 * Someone's Markdown as a part of a larger document: headings `by` levels down (at most to the
 * sixth), HTML as the text that pages show it as, links with their own addresses in place of
 * definitions, and footnotes numbered through the document. Changes the blocks it is given.
 */
export function partOf(blocks: Block[], by: number, footnotes: Footnotes): Block[] {
  const root: Parents = { type: "root", children: blocks };
  const definitions = definitionsIn(root);
  const numbers = new Map<string, string>();
  const numberOf = (identifier: string): string => {
    const number = numbers.get(identifier) ?? String(footnotes.next++);
    numbers.set(identifier, number);
    return number;
  };
  visit(root, (node, index, parent) => {
    if (node.type === "heading") demote(node, by);
    if (node.type === "footnoteReference" || node.type === "footnoteDefinition") {
      node.label = node.identifier = numberOf(node.identifier);
    }
    if (!parent || index === undefined) return;
    if (node.type === "definition") {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const instead = replacementOf(node, parent, definitions);
    if (instead) parent.children.splice(index, 1, ...instead);
  });
  return blocks;
}

function definitionsIn(root: Parents): Map<string, Definition> {
  const found = new Map<string, Definition>();
  visit(root, "definition", (node) => {
    // The first one counts, as for every reader of Markdown.
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}

function replacementOf(
  node: Nodes,
  parent: Parents,
  definitions: ReadonlyMap<string, Definition>,
): RootContent[] | null {
  if (node.type === "html") {
    return holdsWords(parent) ? [text(node.value)] : paragraphsOf(node.value);
  }
  if (node.type !== "linkReference" && node.type !== "imageReference") return null;
  const definition = definitions.get(node.identifier);
  if (!definition) return null;
  const { url, title } = definition;
  if (node.type === "imageReference") return [{ type: "image", url, title, alt: node.alt }];
  return [{ type: "link", url, title, children: node.children }];
}

const text = (value: string): Text => ({ type: "text", value });

/** The lines of an HTML block, which may be empty ones; what they are indented by means nothing. */
const paragraphsOf = (html: string): Paragraph[] =>
  html
    .trim()
    .split(/\n\s*\n/)
    .map((part) => ({
      type: "paragraph",
      children: [text(part.replaceAll(/^[ \t]+/gm, ""))],
    }));

const HOLD_BLOCKS: ReadonlySet<string> = new Set<Nodes["type"]>([
  "root",
  "blockquote",
  "footnoteDefinition",
  "listItem",
]);
const holdsWords = (parent: Parents): boolean => !HOLD_BLOCKS.has(parent.type);

/** A heading of the third level or below is printed on one line. */
function demote(heading: Extract<Nodes, { type: "heading" }>, by: number): void {
  heading.depth = Math.min(6, heading.depth + by) as typeof heading.depth;
  visit(heading, (node, index, parent) => {
    if (node.type === "text") node.value = node.value.replaceAll("\n", " ");
    if (node.type === "break" && parent && index !== undefined) {
      parent.children[index] = { type: "text", value: " " };
    }
  });
}
