import { z } from "zod";
import { isTimeZone } from "@/lib/time/zone";

const MAX_DELAY = 60;
const MAX_RULES = 20;

const rule = z.strictObject({
  contact: z.string().regex(/^(?:account|\d{1,15})$/, "Name a contact."),
  /** Empty where this contact is not used. */
  delayMinutes: z
    .int("Use whole minutes.")
    .min(0, "Use 0 or more minutes.")
    .max(MAX_DELAY, `Use at most ${MAX_DELAY} minutes.`)
    .nullable(),
});

const clock = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, "Use a time such as 22:00.")
  .default("");

/** When each contact of a person is used, and when tickets wait. */
export const rulesFormSchema = z
  .strictObject({
    page: z.array(rule).max(MAX_RULES, "Use at most 20 contacts."),
    ticket: z.array(rule).max(MAX_RULES, "Use at most 20 contacts."),
    timeZone: z.string().refine(isTimeZone, "Name an IANA time zone, for example Europe/Berlin."),
    quietFrom: clock,
    quietTo: clock,
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    if ((quietFrom === "") !== (quietTo === ""))
      context.addIssue({
        code: "custom",
        path: [quietFrom === "" ? "quietFrom" : "quietTo"],
        message: "Give both times, or leave both blank.",
      });
  });

/** Minutes after midnight of "22:00"; null for nothing. */
export function minuteOf(clockText: string): number | null {
  if (clockText === "") return null;
  const [hours = 0, minutes = 0] = clockText.split(":").map(Number);
  return hours * 60 + minutes;
}

export function clockOf(minute: number | null): string {
  if (minute === null) return "";
  const two = (value: number) => value.toString().padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
