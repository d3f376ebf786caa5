import type { ComponentProps } from "react";
import type { Markdown } from "./markdown";
import { MarkdownHtml, readText } from "./markdown-html";

/** Markdown for what the server renders, where a page may hold many texts. */
export async function PageMarkdown({
  text,
  className,
  ...reading
}: ComponentProps<typeof Markdown>) {
  return (
    <MarkdownHtml
      text={text}
      html={await readText(text, reading)}
      className={className}
      {...reading}
    />
  );
}
