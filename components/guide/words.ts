import type { FailureCost, JourneyKind } from "@/lib/guide/kinds";

export const COST_WORDS: Record<FailureCost, { label: string; hint: string }> = {
  money: { label: "Money or trust", hint: "Sales are lost, or data is wrong." },
  blocked: { label: "People cannot work", hint: "They wait until it is back." },
  annoyed: { label: "People are annoyed", hint: "They try again later." },
  unnoticed: { label: "Nothing for hours", hint: "It catches up by itself." },
};

export const JOURNEY_WORDS: Record<JourneyKind, string> = {
  page: "Opening a page",
  request: "Calling an API",
  payment: "Paying, or another change that must happen once",
  pipeline: "Data prepared by a job",
  stream: "A stream of events",
};

export const CRITICALITY_WORDS = {
  hard: "Hard: the service fails with it",
  soft: "Soft: the service degrades",
  async: "Async: nobody waits",
} as const;
