import type { SloBody } from "@/lib/slo/schema";
import { percentOfPpm } from "@/lib/slo/percent";
import { formatTarget } from "@/lib/formats/percent";
import { slugOf } from "@/lib/text/slug-of";
import { START, chooseTarget, type ChosenTarget } from "./targets";
import type { GuideAnswers, Journey } from "./answers";
import type { JourneyKind } from "./kinds";

/** An SLO to begin with. `why`: the reasons of its kind, target and window, each one sentence. */
export type ProposedSlo = {
  slug: string;
  name: string;
  description: string;
  sli: SloBody["sli"];
  target: number;
  windowDays: number;
  minBadEvents: number;
  why: string[];
};

type Template = {
  suffix: string;
  sli: SloBody["sli"];
  /** What an event is, and when it is good. */
  good: (journey: string) => string;
  /** Beside the start of the failure's cost. */
  targetPpm?: number;
  why: string;
};

const succeeds = (why: string): Template => ({
  suffix: "availability",
  sli: { kind: "availability" },
  good: (journey) => `Good: an attempt at “${journey}” that does not fail because of us.`,
  why,
});
const within = (thresholdMs: number, targetPpm: number, why: string): Template => ({
  suffix: "latency",
  sli: { kind: "latency", thresholdMs },
  good: (journey) =>
    `Good: an attempt at “${journey}” that is answered within ${thresholdMs} ms. Measure where users feel it.`,
  targetPpm,
  why,
});

const TEMPLATES: Record<JourneyKind, readonly Template[]> = {
  page: [
    succeeds("Users notice a page that fails before anything else."),
    within(1000, 950_000, "Users notice a wait of more than a second."),
  ],
  request: [
    succeeds("Callers notice failed requests before anything else."),
    within(
      300,
      990_000,
      "This is part of your callers’ own response time; replace it with what they can wait.",
    ),
  ],
  payment: [
    succeeds("A payment that fails is a sale that is lost."),
    within(
      2000,
      990_000,
      "Card networks take most of this time; users who wait longer click again.",
    ),
    {
      suffix: "correctness",
      sli: { kind: "correctness" },
      good: (journey) =>
        `Good: “${journey}” booked exactly once with the right amount, according to the daily reconciliation.`,
      targetPpm: 999_500,
      why: "An amount booked twice or not at all is worse than an error, and no error rate shows it.",
    },
  ],
  pipeline: [
    {
      suffix: "freshness",
      sli: { kind: "freshness", maxAgeSeconds: 3600 },
      good: (journey) => `Good: a minute in which the data of “${journey}” is at most an hour old.`,
      why: "Users of a pipeline see old data, not failed runs.",
    },
    {
      suffix: "correctness",
      sli: { kind: "correctness" },
      good: (journey) => `Good: a record of “${journey}” that the checks after it accept.`,
      targetPpm: 999_000,
      why: "A run that succeeds with wrong records looks healthy.",
    },
  ],
  stream: [
    {
      suffix: "freshness",
      sli: { kind: "freshness", maxAgeSeconds: 60 },
      good: (journey) => `Good: a minute in which “${journey}” is at most a minute behind.`,
      why: "Readers of a stream notice how far it is behind.",
    },
  ],
};

const COUNTED = new Set<SloBody["sli"]["kind"]>(["availability", "latency", "correctness"]);

const startWhy = (cost: GuideAnswers["cost"]): string => {
  const target = formatTarget(START[cost].targetPpm);
  switch (cost) {
    case "money":
      return `A failure costs money, so the target starts at ${target}.`;
    case "blocked":
      return `A failure stops people from working, so the target starts at ${target}.`;
    case "annoyed":
      return `A failure is annoying but can be retried, so ${target} is enough to start with.`;
    case "unnoticed":
      return `Nobody notices a failure for hours, so ${target} is enough and leaves room for changes.`;
    default:
      return cost satisfies never;
  }
};

function sloOf(answers: GuideAnswers, journey: Journey, template: Template): ProposedSlo {
  const counted = COUNTED.has(template.sli.kind);
  const requestsPerDay = counted
    ? answers.requestsPerDay && answers.requestsPerDay / answers.journeys.length
    : undefined;
  const chosen: ChosenTarget = chooseTarget(
    {
      cost: answers.cost,
      dependencies: template.suffix === "availability" ? answers.dependencies : [],
      ...(requestsPerDay === undefined ? {} : { requestsPerDay }),
    },
    template.targetPpm,
  );
  const name = `${journey.name} ${template.suffix}`;
  return {
    slug: slugOf(name),
    name,
    description: template.good(journey.name),
    sli: template.sli,
    target: percentOfPpm(chosen.targetPpm),
    windowDays: chosen.windowDays,
    minBadEvents: chosen.minBadEvents,
    why: [
      template.why,
      ...(template.targetPpm === undefined ? [startWhy(answers.cost)] : []),
      ...(requestsPerDay !== undefined && answers.journeys.length > 1 && chosen.why.length > 0
        ? [`Requests are assumed to be spread evenly over the ${answers.journeys.length} journeys.`]
        : []),
      ...chosen.why,
    ],
  };
}

/** What a new service can begin with: its tier, and one to three SLOs a journey. */
export const proposeSlos = (answers: GuideAnswers): { tier: number; slos: ProposedSlo[] } => ({
  tier: START[answers.cost].tier,
  slos: answers.journeys.flatMap((journey) =>
    TEMPLATES[journey.kind].map((template) => sloOf(answers, journey, template)),
  ),
});
