import type { ComponentProps } from "react";
import { keepLast } from "@/lib/collections/keep-last";
import { htmlInside } from "../markup/html-of";
import { cx } from "./class-names";
import { Markdown } from "./markdown";

type Reading = Pick<ComponentProps<typeof Markdown>, "line" | "headingLevel" | "anchors">;

/** The HTML of a text; null where it has something that is more than HTML. */
export type ReadText = string | null;

/**
 * So many characters are read before other requests are served: a page may hold hundreds of long
 * texts, and mostly holds short ones.
 */
const MOST_AT_ONCE = 4000;
/** Texts that are kept once they were read, if they are no longer than that. */
const MOST_KEPT = 2000;
const MOST_CHARACTERS = 4000;

const kept = new Map<string, ReadText>();

/** The Markdown of each of these texts as HTML, by the text. */
export async function readMarkdown(
  texts: Iterable<string>,
  reading: Reading = {},
): Promise<ReadonlyMap<string, ReadText>> {
  const all = [...new Set(texts)];
  const read = await Promise.all(all.map((text) => readText(text, reading)));
  return new Map(all.map((text, index) => [text, read[index] ?? null]));
}

export async function readText(text: string, reading: Reading = {}): Promise<ReadText> {
  const name = JSON.stringify([reading, text]);
  let html = kept.get(name);
  if (html === undefined) {
    await waitForBatch(text.length);
    html = htmlInside(Markdown({ text, ...reading }));
  }
  if (text.length <= MOST_CHARACTERS) keepLast(kept, name, html, MOST_KEPT);
  return html;
}

/** Texts that are read together; the next batch waits until others were served. */
let batch = { start: Promise.resolve(), characters: 0 };

function waitForBatch(characters: number): Promise<void> {
  batch.characters += characters;
  if (batch.characters > MOST_AT_ONCE)
    batch = {
      start: batch.start.then(() => new Promise((resolve) => setTimeout(resolve))),
      characters,
    };
  return batch.start;
}

type Props = Reading & { text: string; html: ReadText; className?: string | undefined };

/** A text that was read before. */
export const MarkdownHtml = ({ text, html, className, ...reading }: Props) =>
  html === null ? (
    <Markdown text={text} className={className} {...reading} />
  ) : (
    <div
      dir="auto"
      className={cx("markdown", className)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
