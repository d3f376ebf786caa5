import type ICAL from "ical.js";
import { emailSchema } from "@/lib/people/schema";

const BESIDE_ADDRESSES = /[\s,;:<>()[\]"']+/;
const MOST_PEOPLE = 10;

/** Whom an event names by email, in lower case: who attends and has not declined, else its title. */
export function emailsIn(event: ICAL.Component, title: string): string[] {
  const attending = event.getAllProperties("attendee").flatMap(attendee);
  const named = attending.length > 0 ? attending : title.split(BESIDE_ADDRESSES);
  return [...new Set(named.flatMap(address))].slice(0, MOST_PEOPLE);
}

function attendee(property: ICAL.Property): string[] {
  const parameter = (name: string): string => {
    const given: unknown = property.getParameter(name);
    return typeof given === "string" ? given : "";
  };
  if (parameter("partstat").toUpperCase() === "DECLINED") return [];
  if (["ROOM", "RESOURCE"].includes(parameter("cutype").toUpperCase())) return [];
  const value = String(property.getFirstValue());
  return [/^mailto:/i.test(value) ? value.slice("mailto:".length) : parameter("email")];
}

function address(text: string): string[] {
  const { success, data } = emailSchema.safeParse(text);
  return success ? [data] : [];
}
