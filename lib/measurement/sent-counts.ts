import type { Sli } from "@/lib/sli/sli";
import { type Counts, countsFromGood, sliceFromValue } from "./counts";

type Sent = { good?: number | undefined; total?: number | undefined; value?: number | undefined };
type Read =
  | { ok: true; value: Counts }
  | { ok: false; field: "good" | "total" | "value"; message: string };

/**
 * What a sent minute counts, judged by its SLI: good and total, or a value for the kinds that have
 * a threshold.
 */
export function countsOfSent(sli: Sli, { good, total, value }: Sent): Read {
  if (value !== undefined) {
    if (good !== undefined || total !== undefined)
      return { ok: false, field: "value", message: "Give either value, or good and total." };
    const slice = sliceFromValue(sli, value);
    return slice.ok ? slice : { ok: false, field: "value", message: sentence(slice.message) };
  }
  if (good === undefined)
    return {
      ok: false,
      field: "good",
      message: total === undefined ? "Give good and total." : "Give good beside total.",
    };
  if (total === undefined) return { ok: false, field: "total", message: "Give total beside good." };
  const counts = countsFromGood(good, total);
  return counts.ok
    ? counts
    : {
        ok: false,
        field: counts.message.startsWith("total") ? "total" : "good",
        message: sentence(counts.message),
      };
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
