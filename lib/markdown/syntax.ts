// Without these a text has paragraphs only.
const BLOCKS = [
  "blockQuote",
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteDefinition",
  "headingAtx",
  "htmlFlow",
  "list",
  "setextUnderline",
  "table",
  "thematicBreak",
];

/**
 * Has micromark read one line of someone's text: words and no blocks, so that "# 1" is no heading.
 */
export const LINE_SYNTAX = { disable: { null: BLOCKS } };
