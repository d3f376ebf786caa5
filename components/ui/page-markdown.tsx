import type { ComponentProps } from "react";
import { Markdown } from "./markdown";

let last = Promise.resolve();

/** One text at a time, with others served in between: a page may hold hundreds of long ones. */
function turn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  return last;
}

/** Markdown for what the server renders, where a page may hold many texts. */
export async function PageMarkdown(props: ComponentProps<typeof Markdown>) {
  await turn();
  return Markdown(props);
}
