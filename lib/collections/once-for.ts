/**
 * As `derive`, worked out once for each object as long as that is in use: for what follows from the
 * object alone, and from one that nobody changes.
 */
export function onceFor<Of extends object, Result>(derive: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { result: Result }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.result;
    const result = derive(of);
    known.set(of, { result });
    return result;
  };
}
