import type { Route } from "@/lib/alert/route";

/** What a rule does about incidents, in a few words; null for nothing. */
export function incidentWords(incident: Route["incident"] | undefined): string | null {
  switch (incident?.kind) {
    case undefined:
    case "none":
      return null;
    case "join":
      return "Joins the open incident of its service";
    case "open":
      return `Opens a SEV${incident.severity}, or joins the open incident of its service`;
    default:
      throw new RangeError(`no choice ${String(incident satisfies never)}`);
  }
}

export const severityWords = { page: "Page", ticket: "Ticket" } as const;
