import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { sloDefinitionSchema, type SloBody, type SloDefinition } from "@/lib/slo/schema";
import { SloForm } from "./slo-form";

const action = () => Promise.resolve({ status: "idle" } as const);

function markupOf(definition: SloDefinition): string {
  return renderToStaticMarkup(createElement(SloForm, {
    action, tryQuery: action, services: [], dataSources: [{ value: "main", label: "Main" }], timeZones: ["UTC", "Europe/Berlin"],
    existing: { service: "checkout", slug: "up", version: 3, definition, eventsPerDay: null, advice: [] },
  }));
}

const decoded = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");

const BODY: SloBody = { name: "Up", sli: { kind: "availability" }, objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }] };

describe("an SLO's form", () => {
  const shown = (body: Partial<SloBody>) => decoded(markupOf(sloDefinitionSchema.parse({ ...BODY, ...body })).replace(/<[^>]*>/g, " ")).replaceAll("\u202f", " ").replace(/\s+/g, " ");
  const rules: NonNullable<SloBody["alerting"]> = { policy: "custom", rules: [{ severity: "page", long: "1h", budgetShare: 0.02 }, { severity: "ticket", long: "6h", factor: 6 }] };

  it("shows share and factor side by side before anything is typed, over each window there is", () => {
    const text = shown({ objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }, { target: 99, window: { type: "calendar", unit: "month", timeZone: "UTC" } }], alerting: rules });
    expect(text).toContain("Or factor × 13.4× over 28 days, 14.9× over the month");
    expect(text).toContain("Budget spent % 5.36 % over 28 days, 4.84 % over the month");
  });

  it("has the numbers of the stored rules beside it, as the server judges them", () => {
    const text = shown({ objectives: [{ target: 99.9, window: { type: "calendar", unit: "month", timeZone: "UTC" } }], alerting: rules });
    expect(text).toContain("44.6 min of total failure in a month of 31 days");
    expect(text).toContain("page 2 % in 1 h 14.9× ticket 4.84 % in 6 h 6×");
  });
});
