import { z } from "zod";
import { listIncidents } from "@/db/incidents/list";
import { instantText } from "@/lib/api/instant";
import { csvText, leftOut } from "@/lib/formats/csv";
import { incidentFilterOf, parseIncidentListQuery } from "@/lib/incident/list-query";
import { actorOfSession } from "@/server/auth/request-actor";
import { answered } from "@/server/http/answered";
import { parsedQuery } from "@/server/http/input";
import { route } from "@/server/http/route";

const MOST_ROWS = 20_000;
const HEADER = [
  "number",
  "title",
  "severity",
  "status",
  "team",
  "services",
  "started_at",
  "detected_at",
  "acknowledged_at",
  "mitigated_at",
  "resolved_at",
  "declared_at",
  "declared_by",
  "commander",
];
const text = z.string().optional();
const querySchema = z.strictObject({
  q: text,
  status: text,
  severity: text,
  team: text,
  service: text,
  days: text,
  page: text,
});

const instant = (at: Date | null): string | null => at && instantText(at.getTime());

/** The list as its filters show it, all pages of it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: (request) =>
    answered("GET /incidents/csv", async () => {
      const actor = await actorOfSession(request);
      const query = parseIncidentListQuery(
        parsedQuery(querySchema, new URL(request.url).searchParams),
      );
      const { items, total } = await listIncidents(actor, incidentFilterOf(query, Date.now()), {
        order: "open-first",
        limit: MOST_ROWS,
        offset: 0,
      });
      const rows = items.map((incident) => [
        incident.id,
        incident.title,
        incident.severity,
        incident.status,
        incident.team.slug,
        incident.services.map(({ slug }) => slug).join(" "),
        instant(incident.startedAt),
        instant(incident.detectedAt),
        instant(incident.acknowledgedAt),
        instant(incident.mitigatedAt),
        instant(incident.resolvedAt),
        instant(incident.declaredAt),
        incident.declaredBy,
        incident.roles.commander?.name ?? null,
      ]);
      return new Response(
        csvText(HEADER, [...rows, ...leftOut(total, rows.length, "incidents", HEADER.length)]),
        {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": 'attachment; filename="incidents.csv"',
            "cache-control": "no-store",
          },
        },
      );
    }),
});
