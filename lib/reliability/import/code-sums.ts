import { withoutNoise } from "./durations";
import { tokenAt, type At, type Code } from "./code";
import type { Written } from "./written";

type Operator = (left: number, right: number) => number;

const SUMS: Readonly<Record<string, Operator>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
};
const PRODUCTS: Readonly<Record<string, Operator>> = {
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
};
const POWERS: Readonly<Record<string, Operator>> = { "**": (left, right) => left ** right };

type Part = (code: Code, index: number) => At<Written> | null;

/** Numbers joined by operators become one; any other value stands alone. */
const joinedBy =
  (operators: Readonly<Record<string, Operator>>, part: Part): Part =>
  (code, index) => {
    let left = part(code, index);
    while (left !== null) {
      const operator = Object.hasOwn(operators, tokenAt(code, left.next).text)
        ? operators[tokenAt(code, left.next).text]
        : undefined;
      if (operator === undefined) return left;
      const right = part(code, left.next + 1);
      if (right?.value.kind !== "number" || left.value.kind !== "number") return null;
      const value = withoutNoise(operator(left.value.value, right.value.value));
      left = { value: { ...left.value, value }, next: right.next };
    }
    return null;
  };

function signed(code: Code, index: number, simpleAt: Part): At<Written> | null {
  if (tokenAt(code, index).text !== "-") return simpleAt(code, index);
  const read = simpleAt(code, index + 1);
  return read?.value.kind === "number"
    ? { ...read, value: { ...read.value, value: -read.value.value } }
    : null;
}

/** A number by its operators, or one value that `simpleAt` reads. */
export const sumOf = (code: Code, index: number, simpleAt: Part): At<Written> | null =>
  joinedBy(
    SUMS,
    joinedBy(
      PRODUCTS,
      joinedBy(POWERS, (inside, at) => signed(inside, at, simpleAt)),
    ),
  )(code, index);
