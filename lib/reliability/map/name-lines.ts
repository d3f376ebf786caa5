const MOST_LINES = 3;

/**
 * A name in as many lines of at most `most` characters as it takes, broken after spaces and hyphens
 * where there are any; what three lines do not hold is cut off.
 */
export function nameLines(name: string, most: number): string[] {
  const lines: string[] = [];
  let rest = name;
  while (rest.length > most && lines.length < MOST_LINES - 1) {
    const end = breakBefore(rest, most);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, shortened(rest, most)];
}

/** A name in one line of at most `most` characters. */
export const shortened = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;

/** Nearer than half a line to its start it would leave more empty than it keeps together. */
function breakBefore(text: string, most: number): number {
  const last = Math.max(text.lastIndexOf(" ", most), text.lastIndexOf("-", most - 1));
  return last + 1 >= most / 2 ? last + 1 : most;
}
