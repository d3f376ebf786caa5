/**
 * Whether a query for the events of a minute counts them per second: by rate() or irate(), not
 * multiplied up to the minute.
 */
export function countsPerSecond(query: string): boolean {
  const code = query.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/#.*/g, "");
  return (
    /\bi?rate\s*\(/.test(code) && !/\*\s*60(\.0*)?(?![\d.])|(?<![\d.])60(\.0*)?\s*\*/.test(code)
  );
}
