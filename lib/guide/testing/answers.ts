import type { GuideAnswers } from "../answers";

export const answers = (changes: Partial<GuideAnswers> = {}): GuideAnswers => ({
  name: "Payments",
  slug: "payments",
  team: "payments",
  cost: "money",
  journeys: [{ name: "Pay by card", kind: "payment" }],
  dependencies: [],
  ...changes,
});
export const hard = (...promises: (number | undefined)[]): GuideAnswers["dependencies"] =>
  promises.map((availabilityPercent, index) => ({
    name: `dependency-${index}`,
    criticality: "hard",
    ...(availabilityPercent === undefined ? {} : { availabilityPercent }),
  }));
