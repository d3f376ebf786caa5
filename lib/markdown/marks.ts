/**
 * Matching them takes the square of how many stand in one paragraph; nobody's paragraph has more.
 */
const MOST_IN_A_PARAGRAPH = 500;
const MOST_IN_ALL = 3000;
const MARKS = new Set(["*", "_", "~", "[", "]", "`", "\\", "@", "<"]);

/** Each may begin HTML, which is looked for to the end of the paragraph. */
const MOST_TAGS_IN_A_PARAGRAPH = 100;
/** A line costs more than its characters: it may be a block of its own. */
const MOST_LINES = 500;
/** Every row of a table gets as many cells as its widest line names. */
const MOST_CELLS = 4000;
const MOST_ADDRESSES = 300;
const ADDRESS = /www\.|https?:/gi;

/**
 * Whether a text has more signs, lines, cells or addresses than can be read as Markdown in short
 * time; one pass. A paragraph ends at an empty line at the latest.
 */
export function isTooMuchToRead(text: string): boolean {
  const found = { marks: 0, inParagraph: 0, tags: 0, lines: 0, bars: 0, widest: 0 };
  let emptyLine = true;
  for (const character of text) {
    if (MARKS.has(character)) countMark(found, character);
    if (character === "|") found.bars += 1;
    if (character === "\n" || character === "\r") {
      countLine(found, emptyLine);
      emptyLine = true;
    } else if (character !== " " && character !== "\t") emptyLine = false;
    if (isTooMuch(found)) return true;
  }
  countLine(found, false);
  return isTooMuch(found) || (text.match(ADDRESS)?.length ?? 0) > MOST_ADDRESSES;
}

type Found = {
  marks: number;
  inParagraph: number;
  tags: number;
  lines: number;
  bars: number;
  widest: number;
};

function countMark(found: Found, mark: string): void {
  found.marks += 1;
  found.inParagraph += 1;
  if (mark === "<") found.tags += 1;
}

function countLine(found: Found, empty: boolean): void {
  if (!empty) found.lines += 1;
  found.widest = Math.max(found.widest, found.bars);
  found.bars = 0;
  if (!empty) return;
  found.inParagraph = 0;
  found.tags = 0;
}

const isTooMuch = ({ marks, inParagraph, tags, lines, widest }: Found): boolean =>
  inParagraph > MOST_IN_A_PARAGRAPH ||
  marks > MOST_IN_ALL ||
  tags > MOST_TAGS_IN_A_PARAGRAPH ||
  lines > MOST_LINES ||
  (widest > 0 && (widest + 1) * lines > MOST_CELLS);
