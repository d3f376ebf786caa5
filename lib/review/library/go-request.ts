import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { functionAround, textOf, unwrap, type Syntax } from "../syntax/syntax";

/** What is known of a Go context: that it ends, that it never does, or neither. */
export type ContextEnd = "ends" | "never" | "unknown";

const ENDS = new Set(["context.WithTimeout()", "context.WithDeadline()"]);
const NEVER = new Set(["context.Background()", "context.TODO()"]);
const PASSES = /^context\.(WithCancel|WithValue|WithCancelCause|WithoutCancel)\(\)$/;

export function contextEnd(code: Code, given: Syntax, steps = 0): ContextEnd {
  const path = code.resolve(given)?.path ?? "";
  if (ENDS.has(path)) return "ends";
  if (NEVER.has(path)) return "never";
  const made = code.callAt(code.follow(given));
  const parent = PASSES.test(path) && steps < 5 ? made?.args[0]?.value : undefined;
  return parent ? contextEnd(code, parent, steps + 1) : "unknown";
}

/** Whether the request that is handed to `Do` ends by its context. */
export function requestEnd(code: Code, request: Syntax): ContextEnd {
  if (isGivenLater(code, request)) return "unknown";
  const made = code.callAt(code.follow(request));
  if (made?.path === "net/http.NewRequest") return "never";
  const context = made?.args[0]?.value;
  if (made?.path === "net/http.NewRequestWithContext" && context) return contextEnd(code, context);
  if (made?.method === "WithContext" && context) return contextEnd(code, context);
  return "unknown";
}

/** `req = req.WithContext(ctx)`, `req.Cancel = ctx.Done()` */
function isGivenLater(code: Code, request: Syntax): boolean {
  const name = textOf(request);
  const fn = functionAround(request);
  if (!fn || !/^\w+$/.test(name)) return false;
  const before = fn.source.slice(fn.start, request.start);
  return (
    new RegExp(`\\b${name}\\.(WithContext\\(|Cancel\\s*=)`).test(before) && !STARTS.test(before)
  );
}

const STARTS = /WithContext\(context\.(Background|TODO)\(\)/;

/** The client that a Go call is made on, where it is made in this file. */
export function clientTimeout(code: Code, call: Call): Syntax | "missing" | "default" {
  if (call.path?.startsWith("net/http.Client{}") !== true) return "default";
  const literal = call.made ? unwrap(call.made) : null;
  const value = literal ? code.options(literal).values.get("Timeout") : undefined;
  return value ?? laterTimeout(code, call) ?? "missing";
}

/** `client.Timeout = 5 * time.Second`, after it was made. */
const laterTimeout = (code: Code, { receiver }: Call): Syntax | null =>
  code.assignments.find(
    ({ name, object }) => name === "Timeout" && receiver && textOf(object) === textOf(receiver),
  )?.value ?? null;
