import { DEMO_PEOPLE } from "./people";

type DemoDecision = { service: string; key: string; owner: string; dueInDays: number };

/** What the demo's teams have taken on of what is recommended to them. */
export const DEMO_DECISIONS: readonly DemoDecision[] = [
  {
    service: "checkout-api",
    key: "RETRY-BUDGET/checkout-api/card-gateway",
    owner: DEMO_PEOPLE.tomas,
    dueInDays: 6,
  },
  {
    service: "card-gateway",
    key: "UNSAFE-RETRY/card-gateway/acquirer-north",
    owner: DEMO_PEOPLE.priya,
    dueInDays: 12,
  },
];
