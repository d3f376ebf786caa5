import "server-only";
import { deleteDependency } from "@/db/dependencies/delete";
import { getDependency } from "@/db/dependencies/find";
import { listCalls } from "@/db/dependencies/list";
import { putDependency } from "@/db/dependencies/put";
import { pageByKey } from "../../cursor";
import { dependencyAnswer, listedDependency } from "../../dependency-answers";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { dependencyOperations } from "../operations/dependencies";

export const dependencyHandlers: HandlersOf<typeof dependencyOperations> = {
  listDependencies: async ({ actor, params, query }) => {
    const calls = await listCalls(actor, params.service);
    // What has no name has its place after all that have one.
    const keyed = calls.map((call, index) => ({
      call,
      key: call.callee ?? `zz/${String(index).padStart(3, "0")}`,
    }));
    const { items, nextCursor } = pageByKey(keyed, ({ key }) => key, query);
    return ok({ items: items.map(({ call }) => listedDependency(call)), nextCursor });
  },

  getDependency: async ({ actor, params }) =>
    ok(dependencyAnswer(await getDependency(actor, params.service, params.callee))),

  putDependency: async ({ actor, params, body, now }) => {
    const { dependency, created } = await putDependency(
      actor,
      params.service,
      params.callee,
      body,
      now,
    );
    return put(dependencyAnswer(dependency), created);
  },

  deleteDependency: async ({ actor, params, now }) => {
    await deleteDependency(actor, params.service, params.callee, now);
    return noContent;
  },
};
