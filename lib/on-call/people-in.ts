import type { Schedule } from "./schedule";

/** Everybody whom schedules name in layers and overrides, each once. */
export const peopleIn = (schedules: readonly Schedule[]): string[] => [
  ...new Set(
    schedules.flatMap(({ layers, overrides }) => [
      ...layers.flatMap(({ people }) => people),
      ...overrides.flatMap((each) => (each.kind === "nobody" ? [] : [each.person])),
    ]),
  ),
];
