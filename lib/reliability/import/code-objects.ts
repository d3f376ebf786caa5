import { endOfValue, tokenAt, type At, type Code, type ValueAt } from "./code";
import type { Entry, Written } from "./written";

/** A list, or an object of JavaScript or C#, from its opening bracket on. */
export function objectAt(code: Code, index: number, valueAt: ValueAt): At<Written> {
  const { line, column, text } = tokenAt(code, index);
  const close = code.closes.get(index) ?? index;
  const next = close + 1;
  if (text === "[" || !isObject(code, index, close))
    return {
      value: { line, column, kind: "list", items: itemsOf(code, index, close, valueAt) },
      next,
    };
  return {
    value: { line, column, kind: "map", entries: entriesOf(code, index, close, valueAt) },
    next,
  };
}

/** In C#, `{ 1, 2 }` is a list. */
const isObject = (code: Code, index: number, close: number): boolean =>
  code.language === "javascript" || index + 1 === close || tokenAt(code, index + 2).text === "=";

/** The values between two brackets, with commas between them. */
export function itemsOf(code: Code, open: number, close: number, valueAt: ValueAt): Written[] {
  const items: Written[] = [];
  for (let at = open + 1; at < close;) {
    const named = isNamedArgument(code, at) ? at + 2 : at;
    const { value, next } = valueAt(code, named);
    items.push(value);
    at = next + 1;
  }
  return items;
}

/** `retryCount: 3` among the arguments of C#. */
const isNamedArgument = (code: Code, at: number): boolean =>
  code.language === "csharp" &&
  tokenAt(code, at).kind === "name" &&
  tokenAt(code, at + 1).text === ":";

function entriesOf(code: Code, open: number, close: number, valueAt: ValueAt): Entry[] {
  const sign = code.language === "csharp" ? "=" : ":";
  const entries: Entry[] = [];
  for (let at = open + 1; at < close;) {
    const { line, column, kind, text } = tokenAt(code, at);
    const end = endOfValue(code, at);
    if (tokenAt(code, at + 1).text === sign && (kind === "name" || kind === "text")) {
      const key = kind === "text" ? text.slice(1, -1) : text;
      entries.push({ line, column, key, value: valueAt(code, at + 2).value });
    } else if (end > at) entries.push(unreadEntry(code, at, end));
    at = end + 1;
  }
  return entries;
}

/** A method, a shorthand, a computed key, or the contents of another object. */
function unreadEntry(code: Code, at: number, end: number): Entry {
  const { line, column, text } = tokenAt(code, at);
  const name = text === "..." ? `...${tokenAt(code, at + 1).text}` : text;
  const shown = text === "async" ? tokenAt(code, at + 1).text : name;
  const kind = end === at + 1 ? "name" : "code";
  return { line, column, key: shown, value: { line, column, kind, text: shown } };
}
