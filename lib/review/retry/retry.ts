import { type Syntax } from "../syntax/syntax";

/** How long a retry waits; `unknown` where another function, or the other side, decides it. */
export type Delay =
  | { kind: "none" }
  | { kind: "constant"; node: Syntax }
  | { kind: "growing"; node: Syntax; jittered: boolean }
  | { kind: "unknown" };

/** `total` counts the first try, too. */
export type Attempts =
  | { kind: "unbounded" }
  | { kind: "total"; total: number }
  | { kind: "unknown" };

/** Something that is tried again when it fails: `node` says where, `body` what. */
export type Retry = {
  node: Syntax;
  body: Syntax;
  by: string;
  attempts: Attempts;
  delay: Delay;
};

export const total = (count: number | null): Attempts =>
  count === null ? { kind: "unknown" } : { kind: "total", total: count };
