/** Matching them takes the square of how many stand in one paragraph; nobody's paragraph has more. */
const MOST_IN_A_PARAGRAPH = 500;
const MOST_IN_ALL = 3000;
const MARKS = new Set(["*", "_", "~", "[", "]", "`"]);

/** Whether a text has more signs of Markdown than can be matched in short time; one pass. A paragraph ends at an empty line at the latest. */
export function hasTooManyMarks(text: string): boolean {
  let [inParagraph, inAll, emptyLine] = [0, 0, true];
  for (const character of text) {
    if (MARKS.has(character)) {
      inParagraph += 1;
      inAll += 1;
      if (inParagraph > MOST_IN_A_PARAGRAPH || inAll > MOST_IN_ALL) return true;
    }
    if (character === "\n" || character === "\r") {
      if (emptyLine) inParagraph = 0;
      emptyLine = true;
    } else if (character !== " " && character !== "\t") emptyLine = false;
  }
  return false;
}
