import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { DAY_MS } from "@/lib/time/duration";
import { floorToMinute, type Interval } from "@/lib/time/interval";
import { AppError } from "@/lib/errors/app-error";

const DEFAULT_DAYS = 14;
const MAX_DAYS = 370;

const fields = {
  from: instantSchema.optional().describe("This minute if left out."),
  to: instantSchema.optional().describe("Exclusive; two weeks after `from` if left out."),
};

/** Throws invalid where it ends before it starts, or is longer than can be answered at once. */
export function intervalOf(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  now: number,
): Interval {
  const start = from ?? floorToMinute(now);
  const end = to ?? start + DEFAULT_DAYS * DAY_MS;
  const message =
    end <= start
      ? "It must end after it starts."
      : end - start > MAX_DAYS * DAY_MS
        ? `Ask for at most ${MAX_DAYS} days at once.`
        : null;
  if (message !== null) throw new AppError("invalid", `to: ${message}`, [{ path: "to", message }]);
  return { start, end };
}

export const intervalQuery = z.strictObject(fields);
