import { tokensOf } from "./tokens";

/**
 * What a PromQL query is made of, as far as it matters here. `selector` has its labels in one order,
 * `ranged` a range, a subquery or a shift in time behind it; `by` is how a call groups, `matching`
 * how the sides of an operator find each other.
 */
export type Promql =
  | { kind: "number"; value: number }
  | { kind: "selector"; text: string }
  | { kind: "call"; name: string; args: readonly Promql[]; by: string }
  | { kind: "ranged"; of: Promql; text: string }
  | { kind: "negative"; of: Promql }
  | { kind: "binary"; op: string; matching: string; left: Promql; right: Promql };

const RANKS: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  "<=": 3,
  "<": 3,
  ">=": 3,
  ">": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  atan2: 5,
  "^": 7,
};
const NEGATIVE_RANK = 6;
const MATCHING = new Set(["on", "ignoring", "group_left", "group_right", "bool"]);
const MOST_LEVELS = 100;

/** What a query says; null where it is not the PromQL that is known here. */
export function parsePromql(query: string): Promql | null {
  const parser = new Parser(tokensOf(query));
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NotPromql) return null;
    throw error;
  }
}

class NotPromql extends Error {}

class Parser {
  #next = 0;
  #level = 0;

  constructor(private readonly tokens: readonly string[]) {}

  whole(): Promql {
    const parsed = this.#expression(1);
    if (this.#next < this.tokens.length) throw new NotPromql();
    return parsed;
  }

  #peek = (): string => this.tokens[this.#next] ?? "";

  #take(wanted?: string): string {
    const token = this.#peek();
    if (token === "" || (wanted !== undefined && token !== wanted)) throw new NotPromql();
    this.#next += 1;
    return token;
  }

  #expression(least: number): Promql {
    if ((this.#level += 1) > MOST_LEVELS) throw new NotPromql();
    let left = this.#operand();
    for (;;) {
      const op = this.#peek().toLowerCase();
      const rank = RANKS[op] ?? 0;
      if (rank < least) break;
      this.#take();
      const matching = this.#matching();
      // Powers bind to the right, all others to the left.
      const right = this.#expression(op === "^" ? rank : rank + 1);
      left = { kind: "binary", op, matching, left, right };
    }
    this.#level -= 1;
    return left;
  }

  #matching(): string {
    const parts: string[] = [];
    while (MATCHING.has(this.#peek().toLowerCase())) {
      parts.push(this.#take().toLowerCase());
      if (this.#peek() === "(" && parts.at(-1) !== "bool") parts.push(this.#inside("(", ")"));
    }
    return parts.join(" ");
  }

  #operand(): Promql {
    const token = this.#take();
    if (token === "-" || token === "+") {
      const of = this.#expression(NEGATIVE_RANK);
      return token === "-" ? { kind: "negative", of } : of;
    }
    return this.#ranged(this.#plain(token));
  }

  #plain(token: string): Promql {
    if (token === "(") {
      const inner = this.#expression(1);
      this.#take(")");
      return inner;
    }
    if (/^[.\d]/.test(token)) return { kind: "number", value: numberOf(token) };
    if (token === "{") return { kind: "selector", text: this.#rest("{", "}") };
    if (!/^[A-Za-z_:]/.test(token)) throw new NotPromql();
    if (this.#peek() === "(" || /^(by|without)$/i.test(this.#peek())) return this.#call(token);
    const labels = this.#peek() === "{" ? this.#inside("{", "}") : "";
    return { kind: "selector", text: token + labels };
  }

  #call(name: string): Promql {
    const before = this.#grouping();
    this.#take("(");
    const args: Promql[] = [];
    while (this.#peek() !== ")") {
      args.push(this.#argument());
      if (this.#peek() !== ")") this.#take(",");
    }
    this.#take(")");
    return { kind: "call", name: name.toLowerCase(), args, by: before || this.#grouping() };
  }

  /** Some functions take text. */
  #argument(): Promql {
    if (!/^["'`]/.test(this.#peek())) return this.#expression(1);
    return { kind: "selector", text: this.#take() };
  }

  #grouping(): string {
    if (!/^(by|without)$/i.test(this.#peek())) return "";
    return `${this.#take().toLowerCase()} ${this.#inside("(", ")")}`;
  }

  /** A range, a subquery or a shift in time. */
  #ranged(of: Promql): Promql {
    const parts: string[] = [];
    for (;;) {
      const token = this.#peek().toLowerCase();
      if (token === "[") parts.push(this.#inside("[", "]"));
      else if (token === "offset")
        parts.push(this.#take(), this.#peek() === "-" ? this.#take() : "", this.#take());
      else if (token === "@") {
        parts.push(this.#take(), this.#take());
        if (this.#peek() === "(") parts.push(this.#inside("(", ")"));
      } else break;
    }
    return parts.length === 0 ? of : { kind: "ranged", of, text: parts.join("") };
  }

  #inside(open: string, close: string): string {
    this.#take(open);
    return this.#rest(open, close);
  }

  /** Up to the closing sign, its parts in one order where that says nothing. */
  #rest(open: string, close: string): string {
    const parts = [""];
    while (this.#peek() !== close) {
      const token = this.#take();
      if (token === ",") parts.push("");
      else parts.push((parts.pop() ?? "") + token);
    }
    this.#take(close);
    return open + parts.filter(Boolean).sort().join(",") + close;
  }
}

/** Not a number where it is a duration. */
const numberOf = (token: string): number => Number(token.replaceAll("_", ""));
