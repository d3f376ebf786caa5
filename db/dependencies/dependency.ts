import type { CalleeKind, DependencySettings } from "@/lib/reliability/registry/schema";

/**
 * How one service calls another, as somebody may know it. `callee`: the slug of a service, or the
 * name of something external; of a "hidden" one, a service of a team that they may not see, there
 * is neither name nor anything that could tell it.
 */
export type StoredDependency = {
  caller: string;
  version: number;
  settings: DependencySettings;
  /** Null where the fallback names nothing; the name of a "hidden" service is left out. */
  fallbackKind: CalleeKind | "hidden" | null;
  createdAt: Date;
  updatedAt: Date;
} & ({ kind: CalleeKind; callee: string } | { kind: "hidden"; callee: null });

export type NamedDependency = Extract<StoredDependency, { callee: string }>;
