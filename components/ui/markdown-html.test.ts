import { createElement as h, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import * as depth from "@/lib/markdown/depth";
import { Markdown } from "./markdown";
import { MarkdownHtml, readMarkdown, readText } from "./markdown-html";

/** Without what only changing written-out HTML needs. */
const shown = (element: ReactElement) =>
  renderToStaticMarkup(element).replaceAll(/ data-key="[^"]*"/g, "");

it.each([
  ["words", "One *two* <b>\n\n- a\n- [b](https://example.org)\n\n`c`"],
  ["a table", "| a | b |\n|:--|--:|\n| 1 | 2 |"],
  ["a note", "a[^1]\n\n[^1]: b"],
  ["a list of things to do", "- [x] a\n- [ ] b"],
  ["what nests too deeply", ">".repeat(500)],
  ["nothing", ""],
])("%s that was read before is shown as if it were read now", async (_, text) => {
  for (const reading of [{}, { line: true }, { headingLevel: 4 }] as const) {
    const html = await readText(text, reading);
    expect(shown(h(MarkdownHtml, { text, html, className: "text-sm", ...reading }))).toBe(
      shown(h(Markdown, { text, className: "text-sm", ...reading })),
    );
  }
});

it("a text is read once for each way of reading it, a very long one each time", async () => {
  const reads = vi.spyOn(depth, "opensTooDeeply");
  const texts = ["read once", "read once", "read, too"];
  expect([...(await readMarkdown(texts)).keys()]).toEqual(["read once", "read, too"]);
  await readMarkdown(texts);
  expect(reads).toHaveBeenCalledTimes(2);
  await readMarkdown(texts, { line: true });
  expect(reads).toHaveBeenCalledTimes(4);
  const long = "word ".repeat(1000);
  await readMarkdown([long]);
  await readMarkdown([long]);
  expect(reads).toHaveBeenCalledTimes(6);
});
