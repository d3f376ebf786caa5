import "server-only";
import { deleteDependency } from "@/db/dependencies/delete";
import { getDependency } from "@/db/dependencies/find";
import { listCalls } from "@/db/dependencies/list";
import { putDependency } from "@/db/dependencies/put";
import { pageByKey } from "../../cursor";
import { builtInDependency, dependencyAnswer, listedDependency } from "../../dependency-answers";
import { assertNotBuiltIn, isBuiltIn } from "../../../reliability/built-in";
import { OWN_SERVICE } from "../../../reliability/own-dependencies";
import { ownReview } from "../../../reliability/own-review";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { dependencyOperations } from "../operations/dependencies";

export const dependencyHandlers: HandlersOf<typeof dependencyOperations> = {
  listDependencies: async ({ actor, params, query, now }) => {
    const { service } = params;
    const calls = (await isBuiltIn(actor, service)) ? [] : await listCalls(actor, service);
    const own = service === OWN_SERVICE ? ownReview(actor, now).calls : [];
    // What has no slug has its place after all that have one.
    const keyed = [
      ...calls.map((call, index) => ({
        call: listedDependency(call),
        key: call.callee ?? placeKey("hidden", index),
      })),
      ...own.map((call, index) => ({
        call: builtInDependency(call),
        key: placeKey("own", index),
      })),
    ];
    const { items, nextCursor } = pageByKey(keyed, ({ key }) => key, query);
    return ok({ items: items.map(({ call }) => call), nextCursor });
  },

  getDependency: async ({ actor, params }) =>
    ok(dependencyAnswer(await getDependency(actor, params.service, params.callee))),

  putDependency: async ({ actor, params, body, now }) => {
    await assertNotBuiltIn(actor, params.service);
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
    await assertNotBuiltIn(actor, params.service);
    await deleteDependency(actor, params.service, params.callee, now);
    return noContent;
  },
};

const placeKey = (part: "hidden" | "own", index: number): string =>
  `zz/${part}-${String(index).padStart(3, "0")}`;
