import type { Faulty } from "@/lib/slo/yaml-source";
import type { Place } from "@/lib/text/lines";

/** Why a text cannot be read at all, at its place. */
export const faultAt = ({ line, column }: Place, message: string): Faulty => ({
  ok: false,
  faults: [{ line, column, path: "", message }],
  total: 1,
});
