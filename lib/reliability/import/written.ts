import type { Place } from "@/lib/text/lines";

export type Entry = Place & { key: string; value: Written };

/**
 * A value as somebody wrote it, in YAML, JSON or code. `name`: a variable or a constant of a
 * library; `code`: an expression that is not read, for nothing is run.
 */
export type Written = Place &
  (
    | { kind: "number"; value: number }
    | { kind: "text"; value: string }
    | { kind: "flag"; value: boolean }
    | { kind: "nothing" }
    | { kind: "list"; items: readonly Written[] }
    | { kind: "map"; entries: readonly Entry[] }
    | { kind: "call"; call: Call }
    | { kind: "name"; text: string }
    | { kind: "code"; text: string }
  );

/** `initial`: of C#, what follows in braces. `on`: what it is called on, the end of a chain. */
export type Call = Place & {
  name: string;
  args: readonly Written[];
  initial?: Written;
  on?: Call;
};

/** What stands under a key; the first where it is written twice. */
export const entryOf = (map: Written | undefined, key: string): Written | undefined =>
  map?.kind === "map" ? map.entries.find((entry) => entry.key === key)?.value : undefined;
