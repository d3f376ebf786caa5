import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { lastBatchBefore, measuredBefore } from "../../store/measured-slos";
import type { HourEdge, HourKey } from "./hour-edges";

type Known = { edge: HourEdge; batch: number };
type Generation = Map<number, Map<number, Known>>;

const MOST_EDGES = 60_000;

/** Edges of an SLO's sealed hours as they were read, until something older than their end comes in. */
export class RememberedHours {
  private young: Generation = new Map();
  private old: Generation = new Map();
  private newest = 0;
  private size = 0;

  find({ owner, hour, data }: HourKey): HourEdge | null {
    const known = this.young.get(owner)?.get(hour) ?? this.kept(owner, hour);
    if (!known || (data && !known.edge.data)) return null;
    const end = (hour + 1) * MINUTES_PER_HOUR;
    return lastBatchBefore(end) > known.batch && measuredBefore(owner, end, known.batch)
      ? null
      : known.edge;
  }

  /** `batch`: the last one of which all was there to be read. */
  remember(edge: HourEdge, batch: number): void {
    if (edge.hour > this.newest || this.size >= MOST_EDGES) this.forgetUnused();
    this.newest = Math.max(this.newest, edge.hour);
    this.add(edge.owner, edge.hour, { edge, batch });
  }

  /** What nobody asked for since the last time. */
  private forgetUnused(): void {
    this.old = this.young;
    this.young = new Map();
    this.size = 0;
  }

  private kept(owner: number, hour: number): Known | undefined {
    const known = this.old.get(owner)?.get(hour);
    if (known) this.add(owner, hour, known);
    return known;
  }

  private add(owner: number, hour: number, known: Known): void {
    let hours = this.young.get(owner);
    if (!hours) this.young.set(owner, (hours = new Map()));
    hours.set(hour, known);
    this.size += 1;
  }
}
