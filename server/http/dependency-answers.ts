import type { z } from "zod";
import type { NamedDependency, StoredDependency } from "@/db/dependencies/dependency";
import type { dependencyAnswerSchema, listedDependencySchema } from "@/lib/api/answers/dependency";
import { instantText } from "@/lib/api/instant";
import type { DependencyState } from "../outgoing/policy";
import type { OwnCall } from "../reliability/own-review";

export const dependencyAnswer = ({
  kind,
  callee,
  ...known
}: NamedDependency): z.output<typeof dependencyAnswerSchema> => ({
  ...parts(known),
  callee,
  kind,
});

type Listed = z.output<typeof listedDependencySchema>;

export const listedDependency = ({ kind, callee, ...known }: StoredDependency): Listed => ({
  ...parts(known),
  callee,
  kind,
  builtIn: false,
});

export const builtInDependency = ({ dependency, state }: OwnCall): Listed => {
  const { caller, ...settings } = dependency;
  return {
    service: caller,
    ...settings,
    kind: "external",
    builtIn: true,
    live: state && liveAnswer(state),
    version: null,
    createdAt: null,
    updatedAt: null,
  };
};

const liveAnswer = (state: DependencyState): NonNullable<Listed["live"]> => ({
  breaker: state.state,
  calls: state.calls,
  failures: state.failures,
  lastSuccessAt: textOrNull(state.lastSuccessAt),
  lastFailureAt: textOrNull(state.lastFailureAt),
});

const textOrNull = (at: Date | null): string | null => at && instantText(at.getTime());

const parts = (known: Omit<StoredDependency, "kind" | "callee">) => ({
  service: known.caller,
  ...known.settings,
  version: known.version,
  createdAt: instantText(known.createdAt.getTime()),
  updatedAt: instantText(known.updatedAt.getTime()),
});
