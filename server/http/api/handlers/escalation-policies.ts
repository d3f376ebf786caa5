import "server-only";
import { deletePolicy } from "@/db/escalations/delete";
import { getPolicy } from "@/db/escalations/find";
import { listPolicies } from "@/db/escalations/list";
import { putPolicy } from "@/db/escalations/put";
import { pageByKey } from "../../cursor";
import { policyAnswer } from "../../escalation-answers";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { escalationPolicyOperations } from "../operations/escalation-policies";

export const escalationPolicyHandlers: HandlersOf<typeof escalationPolicyOperations> = {
  listEscalationPolicies: async ({ actor, query: { team, ...page } }) => {
    const policies = await listPolicies(actor, team);
    return ok(pageByKey(policies.map(policyAnswer), ({ policy }) => policy, page));
  },

  getEscalationPolicy: async ({ actor, params }) =>
    ok(policyAnswer(await getPolicy(actor, params.policy))),

  putEscalationPolicy: async ({ actor, params, body, now }) => {
    const { policy, created } = await putPolicy(actor, params.policy, body, now);
    return put(policyAnswer(policy), created);
  },

  deleteEscalationPolicy: async ({ actor, params, now }) => {
    await deletePolicy(actor, params.policy, now);
    return noContent;
  },
};
