import type { Code } from "./code";
import { callsOf, receiverOf, type FoundCall } from "./code-search";
import { settingsOf, type Layer } from "./layers";
import type { ImportedDependency, Ledger } from "./ledger";
import { POLLY_POLICIES, pollyPolicy } from "./polly-policies";
import { POLLY_STRATEGIES, pollyStrategy } from "./polly-strategies";
import { partsOf, wrapped, type Policy, type Wrap } from "./wraps";

const PIPELINES: ReadonlySet<string> = new Set([
  "ResiliencePipelineBuilder",
  "AddResiliencePipeline",
  "AddResilienceHandler",
]);
const WRAPS: ReadonlySet<string> = new Set(["Wrap", "WrapAsync"]);

/** Polly: pipelines of version 8, and the policies of version 7 as their wraps join them. */
export function readPolly(code: Code, ledger: Ledger): ImportedDependency[] {
  return [...pipelines(code, ledger), ...policies(code, ledger)];
}

type Pipeline = { name: string | null; layers: Layer[] };

/** A strategy belongs to the last pipeline that begins before it; the outermost is added first. */
function pipelines(code: Code, ledger: Ledger): ImportedDependency[] {
  const starts = callsOf(code, PIPELINES);
  const found = new Map<FoundCall | undefined, Pipeline>();
  for (const strategy of callsOf(code, POLLY_STRATEGIES)) {
    const start = starts.findLast(({ index }) => index < strategy.index);
    const pipeline = found.get(start) ?? { name: nameOf(start), layers: [] };
    found.set(start, pipeline);
    pipeline.layers.push(...pollyStrategy(code, strategy, pipeline.name, ledger));
  }
  return [...found.values()].flatMap(({ name, layers }) =>
    layers.length > 0 ? [{ name, settings: settingsOf(layers, true, ledger) }] : [],
  );
}

/** The key under which it is added, else the variable that holds it. */
function nameOf(start: FoundCall | undefined): string | null {
  const [key] = start?.call.args ?? [];
  return key?.kind === "text" ? key.value : (start?.assignedTo ?? null);
}

function policies(code: Code, ledger: Ledger): ImportedDependency[] {
  const found = callsOf(code, POLLY_POLICIES).flatMap((each): Policy[] => {
    const layer = pollyPolicy(each, ledger);
    return layer ? [{ layer, name: each.assignedTo, index: each.index }] : [];
  });
  const wraps = callsOf(code, WRAPS).map((each): Wrap => {
    const on = receiverOf(code, each);
    const outer = on === null || on === "Policy" ? [] : [on];
    return { name: each.assignedTo, parts: [...outer, ...partsOf(each)] };
  });
  return wrapped(found, wraps, ledger);
}
