/** The incident's number where what is searched for is nothing else: "12" or "#12". */
export function numberNamedBy(q = ""): number | undefined {
  const named = /^#?(\d{1,15})$/.exec(q.trim())?.[1];
  return named === undefined ? undefined : Number(named);
}
