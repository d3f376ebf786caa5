/**
 * Comments and white space; text in quotes; durations and numbers; names; signs. What fits none of
 * them is a token of one character.
 */
const TOKEN =
  /(?<blank>\s+|#[^\n]*)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?:\d|\.\d)[\w.]*|[A-Za-z_:][\w:]*|[=!]~|[=!<>]=|[\s\S]/g;

/** The exponent of a number may have a sign, which would otherwise be one of the query. */
const OPEN_EXPONENT = /^[\d._]+e$/i;

/** The parts of a PromQL query, without comments and white space. */
export function tokensOf(query: string): string[] {
  const tokens: string[] = [];
  for (const { 0: token, groups } of query.matchAll(TOKEN)) {
    if (groups?.blank !== undefined) continue;
    const [before = "", open = ""] = tokens.slice(-2);
    if (/^\d/.test(token) && /^[+-]$/.test(open) && OPEN_EXPONENT.test(before))
      tokens.splice(-2, 2, before + open + token);
    else tokens.push(token);
  }
  return tokens;
}
