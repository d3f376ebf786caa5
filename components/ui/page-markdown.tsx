import type { ComponentProps } from "react";
import { Markdown } from "./markdown";

/**
 * So many characters are parsed before other requests are served: a page may hold hundreds of long texts,
 * and mostly holds short ones.
 */
const MOST_AT_ONCE = 4000;

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

/** Markdown for what the server renders, where a page may hold many texts. */
export async function PageMarkdown(props: ComponentProps<typeof Markdown>) {
  await waitForBatch(props.text.length);
  return Markdown(props);
}
