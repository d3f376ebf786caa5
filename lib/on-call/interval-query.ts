import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { DAY_MS } from "@/lib/time/duration";
import { floorToMinute, type Interval } from "@/lib/time/interval";
import { AppError } from "@/lib/errors/app-error";

const LIMITS = { defaultDays: 14, maxDays: 370 };

const fields = {
  from: instantSchema.optional().describe("This minute if left out."),
  to: instantSchema.optional().describe("Exclusive; two weeks after `from` if left out."),
};

/** Throws invalid where it ends before it starts, or is longer than can be answered at once. */
export function intervalOf(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  now: number,
  { defaultDays, maxDays } = LIMITS,
): Interval {
  const start = from ?? floorToMinute(now);
  const end = to ?? start + defaultDays * DAY_MS;
  const message =
    end <= start
      ? "It must end after it starts."
      : end - start > maxDays * DAY_MS
        ? `Ask for at most ${maxDays} days at once.`
        : null;
  if (message !== null) throw new AppError("invalid", `to: ${message}`, [{ path: "to", message }]);
  return { start, end };
}

export const intervalQuery = z.strictObject(fields);
