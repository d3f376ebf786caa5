import type { z } from "zod";
import type { NamedDependency, StoredDependency } from "@/db/dependencies/dependency";
import type { dependencyAnswerSchema, listedDependencySchema } from "@/lib/api/answers/dependency";
import { instantText } from "@/lib/api/instant";

export const dependencyAnswer = ({
  kind,
  callee,
  ...known
}: NamedDependency): z.output<typeof dependencyAnswerSchema> => ({
  ...parts(known),
  callee,
  kind,
});

export const listedDependency = ({
  kind,
  callee,
  ...known
}: StoredDependency): z.output<typeof listedDependencySchema> => ({
  ...parts(known),
  callee,
  kind,
});

const parts = (known: Omit<StoredDependency, "kind" | "callee">) => ({
  service: known.caller,
  ...known.settings,
  version: known.version,
  createdAt: instantText(known.createdAt.getTime()),
  updatedAt: instantText(known.updatedAt.getTime()),
});
