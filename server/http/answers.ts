import type { z } from "zod";
import { definitionOf } from "@/lib/slo/definition-of";
import type { Slo } from "@/db/slos/slo";
import type { ServiceWithCalls } from "@/db/services/service";
import type { Team } from "@/db/people/teams";
import { instantText } from "@/lib/api/instant";
import type { serviceAnswerSchema } from "@/lib/api/answers/service";
import type { sloAnswerSchema } from "@/lib/api/answers/slo";
import type { teamAnswerSchema } from "@/lib/api/answers/team";
import { bodyOf } from "@/lib/slo/schema";
import { MINUTE_MS } from "@/lib/time/duration";

export const teamAnswer = ({ slug, name, open }: Team): z.output<typeof teamAnswerSchema> => ({
  team: slug,
  name,
  open,
});

export function serviceAnswer(service: ServiceWithCalls): z.output<typeof serviceAnswerSchema> {
  const { slug, name, team, description, tier, dependencies, reliability, claims } = service;
  const { createdAt, updatedAt, archivedAt } = service;
  return {
    service: slug,
    name,
    team: team.slug,
    description,
    tier,
    dependencies: [...dependencies],
    callsNothing: claims.callsNothing !== undefined,
    reliability,
    ...times({ createdAt, updatedAt, archivedAt }),
  };
}

export function sloAnswer(slo: Slo): z.input<typeof sloAnswerSchema> {
  const { createdAt, updatedAt, archivedAt, firstMinute, lastMinute } = slo;
  return {
    service: slo.service.slug,
    slo: slo.slug,
    ...bodyOf(definitionOf(slo)),
    ...times({ createdAt, updatedAt, archivedAt }),
    firstMeasurementAt: minuteText(firstMinute),
    lastMeasurementAt: minuteText(lastMinute),
  };
}

type Times = { createdAt: Date; updatedAt: Date; archivedAt: Date | null };

const times = ({ createdAt, updatedAt, archivedAt }: Times) => ({
  createdAt: instantText(createdAt.getTime()),
  updatedAt: instantText(updatedAt.getTime()),
  archivedAt: archivedAt && instantText(archivedAt.getTime()),
});

const minuteText = (minute: number | null): string | null =>
  minute === null ? null : instantText(minute * MINUTE_MS);
