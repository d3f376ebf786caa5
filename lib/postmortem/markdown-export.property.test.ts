import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, it } from "vitest";
import { blocksOf, lineOf, type Block } from "@/lib/markdown/tree";
import { postmortemMarkdown, type ExportedPostmortem } from "./markdown-export";
import { newText } from "./template";

const AT = Date.parse("2026-11-01T12:00:00Z");
const TIME = "2026-11-01 12:00 UTC ";
const bare: ExportedPostmortem = {
  text: newText("T"),
  status: "draft",
  published: null,
  team: "P",
  incident: null,
  timeline: [],
  actions: [],
};

type Shape = { type: string; children?: Shape[]; [field: string]: unknown };

/**
 * What a reader sees of a tree: its blocks and their text, without where they stood and how they
 * were spelt.
 */
function shapeOf(node: Nodes, deeper: number): Shape {
  const fields = Object.entries(node).filter(
    ([name]) => !["position", "data", "spread", "children"].includes(name),
  );
  const shape: Shape = { ...Object.fromEntries(fields), type: node.type };
  if (node.type === "heading") shape["depth"] = Math.min(6, node.depth + deeper);
  if (node.type === "text") shape["value"] = node.value.replaceAll(/\s+/g, " ");
  if ("children" in node)
    shape.children = merged(node.children.map((child) => shapeOf(child, deeper)));
  return shape;
}

/** Texts beside each other are one. */
function merged(shapes: Shape[]): Shape[] {
  const all: Shape[] = [];
  for (const shape of shapes) {
    const last = all.at(-1);
    if (shape.type === "text" && last?.type === "text")
      last["value"] = `${String(last["value"])}${String(shape["value"])}`;
    else all.push(shape);
  }
  return all;
}

const shapesOf = (blocks: readonly Block[], deeper = 0): Shape[] =>
  blocks.map((block) => shapeOf(block, deeper));

/** An address among the words of a name is a link to itself. */
const textOf = (node: Nodes): string => {
  if (node.type === "text") return node.value;
  return node.type === "paragraph" || node.type === "link"
    ? node.children.map(textOf).join("")
    : `<${node.type}>`;
};

/** The blocks of an exported document under one of its headings. */
function under(title: string, markdown: string): Block[] {
  const all = blocksOf(markdown);
  const isTitle = (block: Block) => block.type === "heading" && block.depth === 2;
  const from = all.findIndex(
    (block) =>
      isTitle(block) &&
      "children" in block &&
      JSON.stringify(block.children).includes(`"${title}"`),
  );
  const rest = all.slice(from + 1);
  const to = rest.findIndex(isTitle);
  return to === -1 ? rest : rest.slice(0, to);
}

const words = fc
  .array(
    fc.constantFrom(
      "queue",
      "a_b",
      "*",
      "**bold**",
      "*it*",
      "`x|y`",
      "|",
      "#",
      "1.",
      "-",
      "~~no~~",
      "<",
      "&amp;",
      "&",
      "[",
      "]",
      "(a)",
      "\\",
      "!",
      "https://a.example/b_c",
      "ops@a.example",
      "[l](/incidents/1)",
      "=",
      "+",
      "5*3*2",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(" "));
const indented = (by: string) => (text: string) =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : `${by}${line}`))
    .join("\n");
const code = fc
  .array(fc.constantFrom("# comment", "  indented", "", "```", "<br>", "a | b", "- x"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join("\n"));

const { block } = fc.letrec<{ block: string; document: string }>((tie) => ({
  document: fc
    .array(tie("block"), { minLength: 1, maxLength: 3 })
    .map((blocks) => blocks.join("\n\n")),
  block: fc.oneof(
    { depthSize: "small" },
    words,
    words.map((text) => `${text}  \nnext`),
    words.map((text) => `## ${text}`),
    words.map((text) => `${text}\n===`),
    code.map((text) => `~~~~sh\n${text}\n~~~~`),
    code.map((text) => `\`\`\`\`\n${text}\n\`\`\`\``),
    code.map(indented("    ")),
    code.map((text) => `~~~~\n${text}`),
    words.map((text) => `| a | ${text.replaceAll("|", "")} |\n|:--|---|\n| 1 | \`x\\|y\` |`),
    fc.constant("***"),
    fc.constant("- [x] done\n- [ ] open"),
    tie("document").map((text) => `-${indented("  ")(text).slice(1)}`),
    tie("document").map((text) => `7.${indented("   ")(text).slice(2)}\n8. next`),
    tie("document").map(indented("> ")),
  ),
}));
const document = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.join("\n\n"));
// Definitions, footnotes and HTML stand in tests of their own.
const readable = document.filter(
  (text) =>
    text.trim() !== "" &&
    !/"type":"(html|definition|.*Reference)"/.test(JSON.stringify(blocksOf(text))),
);
const check = (property: fc.IPropertyWithHooks<[string]>) =>
  fc.assert(property, { seed: 1, numRuns: 30 });

describe("the exported Markdown, read again", () => {
  it("has the blocks and the text of a section, two headings down", () => {
    check(
      fc.property(readable, (text) => {
        const sections = { ...newText("T").sections, impact: text, lucky: text };
        const exported = postmortemMarkdown({
          ...bare,
          text: { title: "T", sections, factors: ["one"] },
        });
        expect(shapesOf(under("Impact", exported))).toEqual(shapesOf(blocksOf(text), 2));
        expect(shapesOf(under("Where we were lucky", exported))).toEqual(
          shapesOf(blocksOf(text), 2),
        );
      }),
    );
  });

  it("has the blocks and the text of every line of the timeline, under its time", () => {
    check(
      fc.property(readable, (text) => {
        const timeline = [text, "next"].map((each, id) => ({
          kind: "added" as const,
          key: String(id),
          at: AT,
          id,
          text: each,
        }));
        const [list, ...others] = under("Timeline", postmortemMarkdown({ ...bare, timeline }));
        expect(others).toEqual([]);
        const items =
          list?.type === "list"
            ? list.children.map(({ children }) => shapesOf(children as Block[]))
            : [];
        expect(items).toHaveLength(2);
        const [head, ...rest] = items[0] ?? [];
        const [first, ...more] = shapesOf(blocksOf(text), 2);
        const time = { type: "text", value: first?.type === "paragraph" ? TIME : TIME.trim() };
        const joined =
          first?.type === "paragraph"
            ? [{ ...first, children: merged([time, ...(first.children ?? [])]) }]
            : [{ type: "paragraph", children: [time] }, ...(first ? [first] : [])];
        expect([head, ...rest]).toEqual([...joined, ...more]);
      }),
    );
  });

  it("has each factor as one line of words", () => {
    check(
      fc.property(words, (text) => {
        const [list] = under(
          "Contributing factors",
          postmortemMarkdown({ ...bare, text: { ...bare.text, factors: [text, "next"] } }),
        );
        const items =
          list?.type === "list"
            ? list.children.map(({ children }) => shapesOf(children as Block[]))
            : [];
        expect(items).toEqual([shapesOf(lineOf(text)), shapesOf(lineOf("next"))]);
      }),
    );
  });

  it("has names as they were given, whatever they look like in Markdown", () => {
    check(
      fc.property(words, (text) => {
        const [list] = under(
          "Action items",
          postmortemMarkdown({
            ...bare,
            actions: [{ text, kind: "prevent", state: "open", owner: text, dueOn: null }],
          }),
        );
        const said = list?.type === "list" ? (list.children[0]?.children ?? []) : [];
        expect(said.map(textOf)).toEqual([`${text} (prevent, ${text})`]);
      }),
    );
  });
});
