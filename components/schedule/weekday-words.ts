import type { Weekday } from "@/lib/on-call/weekday";

export const WEEKDAY_WORDS: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const WEEKDAY_OPTIONS = Object.entries(WEEKDAY_WORDS).map(([value, label]) => ({
  value,
  label,
}));
