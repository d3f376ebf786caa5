import { times, type Result } from "./result";
import type { Setting } from "./setting";

/** Bytes on disk for each sample: two a minute and SLO. */
export async function size({
  store,
  slos,
  days,
  prometheus,
  victoriaMetrics,
}: Setting): Promise<Result[]> {
  const samples = slos * days * 1440 * 2;
  const own = (await store.ask("bytes")) / samples;
  const compared = async (
    peer: Setting["prometheus"],
    name: string,
    most: number | null,
  ): Promise<Result> => {
    if (!peer)
      return {
        what: `bytes a sample against ${name}`,
        goal: most === null ? "(none)" : `<= ${most}x`,
        seen: "not installed",
        met: null,
      };
    const theirs = (await peer.bytes()) / samples;
    return {
      what: `bytes a sample (${own.toFixed(2)}) against ${name}`,
      goal: most === null ? "(none)" : `<= ${most}x`,
      seen: `${times(own / theirs)} (${theirs.toFixed(2)})`,
      met: most === null ? null : own / theirs <= most,
    };
  };
  return [
    await compared(prometheus, "Prometheus", 1),
    await compared(victoriaMetrics, "VictoriaMetrics", null),
  ];
}
