import "server-only";
import { importDependencies } from "@/server/reliability/import-dependencies";
import { ok, type HandlersOf } from "../call";
import type { dependencyImportOperations } from "../operations/dependency-import";

export const dependencyImportHandlers: HandlersOf<typeof dependencyImportOperations> = {
  importDependencies: async ({ body }) => ok(await importDependencies(body)),
};
