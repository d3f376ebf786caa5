import { dayAt } from "@/lib/postmortem/overdue";
import { DAY_MS } from "@/lib/time/duration";

/** The day so many days from now, in UTC: `2026-11-30`. */
export const inDays = (days: number): string => dayAt(Date.now() + days * DAY_MS, "UTC");
