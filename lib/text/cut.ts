/** A text in at most so many characters: cut between signs, never inside of one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd8_00 && code <= 0xdb_ff ? end - 1 : end)}…`;
}
