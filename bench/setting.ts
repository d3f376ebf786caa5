import type { Counters } from "./counters";
import type { Peer } from "./peer";
import type { BenchStore } from "./store";

/**
 * What the benches share: one set of counters, in Burnline's store and in those of its peers. `now`
 * is the epoch minute at which it ends.
 */
export type Setting = {
  slos: number;
  days: number;
  now: number;
  rounds: number;
  counters: readonly Counters[];
  folder: string;
  store: BenchStore;
  prometheus: Peer | null;
  victoriaMetrics: Peer | null;
};

/** minutes: 5m 30m 1h 2h 6h 1d 3d 30d */
export const WINDOWS = [5, 30, 60, 120, 360, 1440, 4320, 43_200];
