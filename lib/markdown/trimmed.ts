/**
 * Markdown without the empty lines around it. The first line keeps its indent, which may make it
 * code.
 */
export const trimmedMarkdown = (text: string): string =>
  text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, "");
