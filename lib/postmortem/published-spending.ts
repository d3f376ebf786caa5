/**
 * A row of what an incident spent, as it stood when the postmortem was published: `bad` in events
 * (or slices), `consumed` as a share of the whole budget at that time's target. `rounded`: minutes
 * were gone, whole hours are counted.
 */
export type PublishedSpending = {
  sloId: number;
  /** Whose service it was. */ teamId: number;
  slo: string;
  service: string;
  unit: "events" | "slices";
  bad: number;
  consumed: number;
  targetPpm: number;
  rounded: boolean;
};
