import { describe, expect, it } from "vitest";
import { incidentsCsv } from "./csv";

const START = Date.UTC(2026, 9, 1, 12);

describe("incidents as CSV", () => {
  it("say when and how long, and why a duration is missing", () => {
    const text = incidentsCsv([
      {
        number: 7,
        title: "=SUM(A1), again",
        severity: "SEV1",
        status: "resolved",
        declaredAt: START + 60_000,
        team: "payments",
        services: ["checkout", "ledger"],
        startedAt: START,
        detectedAt: START + 240_000,
        acknowledgedAt: START,
        mitigatedAt: null,
        resolvedAt: START + 5_700_000,
      },
    ]);
    const [header, line, end] = text.slice(1).split("\r\n");
    expect(header).toBe(
      "number,title,severity,status,team,services,declared_at,started_at,detected_at,acknowledged_at,mitigated_at,resolved_at,time_to_detect_ms,time_to_detect_state,time_to_acknowledge_ms,time_to_acknowledge_state,time_to_mitigate_ms,time_to_mitigate_state,time_to_resolve_ms,time_to_resolve_state",
    );
    expect(line).toBe(
      `7,"'=SUM(A1), again",SEV1,resolved,payments,checkout ledger,2026-10-01T12:01:00.000Z,2026-10-01T12:00:00.000Z,2026-10-01T12:04:00.000Z,2026-10-01T12:00:00.000Z,,2026-10-01T13:35:00.000Z,240000,recorded,,invalid,,not-applicable,5700000,recorded`,
    );
    expect(end).toBe("");
  });
});
