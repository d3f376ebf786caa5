/** What stands behind an address, with the values of its parameters. */
export type Found<T> = { value: T; params: Record<string, string> };

type Segment = { kind: "literal"; text: string } | { kind: "parameter"; name: string; end: string };
type Address<T> = { segments: readonly Segment[]; value: T };

const PARAMETER = /^\{(\w+)\}(.*)$/;

/**
 * Finds what belongs to an address, such as `/teams/{team}`, among those that are described. Where
 * several fit, one with fewer parameters goes before, and one that says more of a segment. Takes
 * the segments as they are sent, still encoded.
 */
export function addressBook<T>(described: ReadonlyMap<string, T>) {
  const addresses = [...described]
    .map(([path, value]): Address<T> => ({ segments: segmentsOf(path), value }))
    .sort((a, b) => vagueness(a) - vagueness(b));
  return (path: readonly string[]): Found<T> | null => {
    for (const { segments, value } of addresses) {
      const params = segments.length === path.length ? paramsOf(segments, path) : null;
      if (params) return { value, params };
    }
    return null;
  };
}

const segmentsOf = (path: string): Segment[] =>
  path
    .slice(1)
    .split("/")
    .map((text): Segment => {
      const [, name, end = ""] = PARAMETER.exec(text) ?? [];
      return name === undefined ? { kind: "literal", text } : { kind: "parameter", name, end };
    });

/** A parameter with an end says less than a literal, and more than one without. */
const vagueness = ({ segments }: Address<unknown>): number =>
  segments.reduce(
    (sum, segment) => sum + (segment.kind === "literal" ? 0 : segment.end === "" ? 2 : 1),
    0,
  );

function paramsOf(
  segments: readonly Segment[],
  path: readonly string[],
): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const text = path[index] ?? "";
    if (segment.kind === "literal") {
      if (segment.text !== text) return null;
    } else if (text.endsWith(segment.end) && text.length > segment.end.length) {
      params[segment.name] = decoded(text.slice(0, text.length - segment.end.length));
    } else return null;
  }
  return params;
}

/** What cannot be decoded stays as it is: no name looks like that. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
