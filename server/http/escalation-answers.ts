import type { z } from "zod";
import type { Policy } from "@/db/escalations/policy";
import type { ServicePaging } from "@/db/escalations/service-paging";
import type { TeamPaging } from "@/db/escalations/team-paging";
import type { ServicePaged } from "@/db/escalations/who-is-paged";
import type { policyAnswerSchema } from "@/lib/api/answers/escalation-policy";
import type {
  serviceOnCallAnswerSchema,
  servicePagingAnswerSchema,
  teamPagingAnswerSchema,
} from "@/lib/api/answers/paging";
import { instantText } from "@/lib/api/instant";
import { policyBodyOf } from "@/lib/escalation/body-of";
import type { PagedStep } from "@/lib/escalation/paged";
import { lastAfterMinutes } from "@/lib/escalation/rounds";
import { MINUTE_MS } from "@/lib/time/duration";

export const policyAnswer = (policy: Policy): z.output<typeof policyAnswerSchema> => ({
  policy: policy.slug,
  version: policy.version,
  ...policyBodyOf(policy, policy.definition),
  createdAt: instantText(policy.createdAt.getTime()),
  updatedAt: instantText(policy.updatedAt.getTime()),
});

export const teamPagingAnswer = ({
  policy,
  ticketChannel,
}: TeamPaging): z.output<typeof teamPagingAnswerSchema> => ({
  policy: policy?.slug ?? null,
  ticketChannel: ticketChannel?.slug ?? null,
});

export const servicePagingAnswer = ({
  policy,
}: ServicePaging): z.output<typeof servicePagingAnswerSchema> => ({ policy: policy?.slug ?? null });

export function serviceOnCallAnswer(
  { service, paged }: ServicePaged,
  now: Date,
): z.output<typeof serviceOnCallAnswerSchema> {
  const { steps } = paged;
  const end = steps.find(({ kind }) => kind === "nobody-answered" || kind === "no-policy");
  const endsAfter = end ? lastAfterMinutes(end.afterMinutes, paged.repeat) : null;
  return {
    service: service.slug,
    at: instantText(now.getTime()),
    policy: paged.policy?.slug ?? null,
    levels: steps.flatMap((step) =>
      step.level === null
        ? []
        : [
            {
              level: step.level,
              skipped: step.kind === "skipped",
              why: step.why ?? null,
              ...told(step, now),
            },
          ],
    ),
    nobodyAnswers:
      end && endsAfter !== null ? told({ ...end, afterMinutes: endsAfter }, now) : null,
    warnings: [...paged.warnings],
  };
}

const told = ({ afterMinutes, recipients }: PagedStep, now: Date) => ({
  at: instantText(now.getTime() + afterMinutes * MINUTE_MS),
  people: recipients.flatMap((each) =>
    each.kind === "person"
      ? [{ email: each.email, name: each.name, contacts: [...each.contacts] }]
      : [],
  ),
  channels: recipients.flatMap((each) =>
    each.kind === "channel" ? [{ channel: each.channel, name: each.name, kind: each.takes }] : [],
  ),
});
