import { type Code } from "../code/code";
import { keywordsOf } from "../code/options";
import { fieldOf, textOf, type Syntax } from "../syntax/syntax";
import { type Hit } from "./rule";
import { storeHit } from "./store-hit";

const QUEUES =
  /^(queue\.(Queue|LifoQueue|PriorityQueue)|asyncio\.(Queue|LifoQueue|PriorityQueue)|multiprocessing\.Queue)$/;

/** Queues of the standard library without a size, and caches of `functools` without one. */
export function pythonStores(code: Code): Hit[] {
  const queues = code.calls.flatMap((call) => {
    if (!QUEUES.test(call.path ?? "")) return [];
    const size =
      keywordsOf(call.args, code.follow).values.get("maxsize") ??
      (call.args[0]?.name === null ? call.args[0].value : undefined);
    return !size || textOf(size) === "0" ? [storeHit(call.node, "This queue")] : [];
  });
  return [
    ...queues,
    ...code.nodes("decorated_definition").flatMap((node) => cachedFunction(code, node)),
  ];
}

/** `@cache` and `@lru_cache(maxsize=None)` on what takes arguments. */
function cachedFunction(code: Code, node: Syntax): Hit[] {
  const fn = fieldOf(node, "definition");
  const parameters = (fn && fieldOf(fn, "parameters")?.children) ?? [];
  if (parameters.filter((one) => textOf(one) !== "self").length === 0) return [];
  return node.children.flatMap((decorator) => {
    const inner = decorator.type === "decorator" ? decorator.children[0] : undefined;
    if (!inner) return [];
    const call = code.callAt(inner);
    const isCache = !call && code.resolve(inner)?.path === "functools.cache";
    const size =
      call?.path === "functools.lru_cache"
        ? (keywordsOf(call.args, code.follow).values.get("maxsize") ?? call.args[0]?.value)
        : undefined;
    return isCache || (size && textOf(size) === "None") ? [storeHit(decorator, "This cache")] : [];
  });
}
