import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

const html = (
  text: string,
  props: { anchors?: string; headingLevel?: 2 | 3 | 4; line?: boolean } = {},
) => renderToStaticMarkup(createElement(Markdown, { text, ...props }));
const hrefs = (text: string) => [...html(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe("Markdown", () => {
  it("writes paragraphs, lists, tables and struck text", () => {
    expect(html("One *two* ~~three~~\n\n- a\n- b")).toContain(
      '<p dir="auto">One <em>two</em> <del>three</del></p>',
    );
    expect(html("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<table>");
  });

  it.each(["# 1 of 3", "- a", "1. a", "> a", "***", "    a", "~~~", "a\n---"])(
    "reads one line as words: %j",
    (text) => {
      expect(html(text, { line: true })).toMatch(
        /^<div dir="auto" class="markdown"><p dir="auto">[^<]*<\/p><\/div>$/,
      );
      expect(html("**a** `b`", { line: true })).toContain(
        '<p dir="auto"><strong>a</strong> <code>b</code></p>',
      );
    },
  );

  it.each([
    '<img src=x onerror="window.struck=1">',
    "<script>window.struck=1</script>",
    "a <svg/onload=window.struck=1> b",
    '<a href="javascript:window.struck=1">a</a>',
    "<style>*{display:none}</style>",
    '</div><iframe src="//evil.example"></iframe>',
  ])("never passes HTML on: %s", (text) => {
    expect(html(text)).not.toMatch(/<(img|script|svg|style|iframe|a)\b/);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example",
    "&#106;avascript:alert(1)",
    "blob:x",
    "view-source:https://a",
  ])("links nowhere for %s", (url) => {
    expect(hrefs(`[a](<${url}>) ![b](<${url}>)`)).toEqual([]);
    expect(html(`[a](<${url}>)`)).toContain("a");
  });

  it.each([
    "https://example.org/a?b=c#d",
    "http://example.org",
    "mailto:ada@example.org",
    "/incidents/12",
    "#timeline",
  ])("links to %s, and tells search engines not to follow", (url) => {
    expect(hrefs(`[a](${url})`)).toEqual([url]);
    expect(html(`[a](${url})`)).toContain('rel="nofollow noopener noreferrer"');
  });

  it("shows a picture as a link, since the page's policy lets none in", () => {
    expect(html("![graph](https://example.org/g.png)")).toContain(
      '<a href="https://example.org/g.png" rel="nofollow noopener noreferrer" class="link">graph</a>',
    );
  });

  it("keeps its headings under those of the page", () => {
    expect(html("# One\n## Two\n###### Six")).toMatch(
      /<h3[^>]*>One<\/h3>\s*<h4[^>]*>Two<\/h4>\s*<h6[^>]*>Six<\/h6>/,
    );
    expect(html("# One", { headingLevel: 2 })).toContain("<h2");
  });

  it("gives headings and footnotes anchors of the text that they stand in", () => {
    expect(html("# What broke\n# What broke", { anchors: "impact-" })).toMatch(
      /id="impact-what-broke".*id="impact-what-broke-1"/s,
    );
    expect(html("# What broke")).not.toContain("id=");
    expect(html("a[^1]\n\n[^1]: b", { anchors: "impact-" })).toContain('href="#impact-fn-1"');
  });

  it("lets each block run the way its own first letter does, but never code", () => {
    expect(html("# שלום\n\nhello\n\n- مرحبا\n\n> a\n\n```\nשלום\n```")).toMatch(
      /<h3 dir="auto"[^]*<p dir="auto">hello[^]*<ul dir="auto">[^]*<blockquote dir="auto">[^]*<pre(?! dir)/,
    );
  });

  it("says of a list of tasks what is done", () => {
    expect(html("- [x] a\n- [ ] b")).toMatch(/aria-label="done".*aria-label="open"/s);
  });

  it.each([
    ["quotes", "> ".repeat(5000) + "a"],
    ["quotes over many lines", `${"> ".repeat(50)}a\n`.repeat(200)],
    ["lists", Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["emphasis", "*a **b ".repeat(2000) + "** *".repeat(2000)],
    ["brackets", "[".repeat(20_000)],
    ["links", "[a](".repeat(5000)],
    ["tables", "|".repeat(20_000)],
    ["code", "`".repeat(9999) + " " + "`".repeat(9998)],
    ["tildes", "~~a ".repeat(5000)],
  ])("shows hostile nesting of %s without falling over", (_name, text) => {
    const startedAt = performance.now();
    expect(html(text)).toContain('<div dir="auto" class="markdown">');
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
