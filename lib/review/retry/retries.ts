import { callsIn, type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import { isWithin, type Syntax } from "../syntax/syntax";
import { goRetries } from "./go-libraries";
import { javascriptRetries } from "./javascript-libraries";
import { retryLoops } from "./loops";
import { pythonRetries } from "./python-libraries";
import { recursiveRetries } from "./recursion";
import { type Retry } from "./retry";

const BY_LIBRARY = { javascript: javascriptRetries, python: pythonRetries, go: goRetries };
const known = new WeakMap<Code, readonly Retry[]>();

/** Everything in a file that is tried again when it fails. Read once for each file. */
export function retriesOf(code: Code): readonly Retry[] {
  const there = known.get(code);
  if (there) return there;
  const retries = [
    ...retryLoops(code),
    ...recursiveRetries(code),
    ...BY_LIBRARY[code.family](code),
  ];
  known.set(code, retries);
  return retries;
}

/** The calls that a retry repeats, also in functions of this file that it calls. */
export function repeatedCalls(code: Code, retry: Retry): Call[] {
  const body = bodyOf(code, retry.body);
  const own = callsIn(code, body);
  const inside = own.flatMap((call) => {
    const callee = functionNamed(code, call.callee);
    return callee && !isWithin(retry.node, callee) ? callsIn(code, callee) : [];
  });
  return [...own, ...inside];
}

/** `retry(load)` repeats what `load` does. */
export const bodyOf = (code: Code, node: Syntax): Syntax => functionNamed(code, node) ?? node;
