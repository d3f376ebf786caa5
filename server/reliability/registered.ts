import "server-only";
import type { FindingFacts, RegistryFacts } from "@/lib/reliability/scorecard/facts";

/** What the registry holds, by service; nothing does yet. */
export const registryFactsOf = async (): Promise<ReadonlyMap<number, RegistryFacts>> => new Map();

/** What is found in it, by service; nothing looks yet. */
export const findingFactsOf = async (): Promise<ReadonlyMap<number, FindingFacts>> => new Map();
