import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EVENT_BODIES } from "@/lib/notification/event-body";
import { EVENT_NAMES } from "@/lib/notification/event-name";
import { eventWords } from "@/lib/notification/event-words";
import { openApiDocument } from "./document";
import { EVENT_EXAMPLES } from "./webhook-examples";

const { webhooks, components } = openApiDocument("https://burnline.example.org");

describe("the webhooks of the OpenAPI document", () => {
  it("are those that a channel can ask for", () => {
    expect(Object.keys(webhooks)).toEqual([...EVENT_NAMES]);
  });

  it.each(EVENT_NAMES)("show %s as its schema describes it", (name) => {
    expect(EVENT_BODIES[name].strict().safeParse(EVENT_EXAMPLES[name]).error).toBeUndefined();
    const media = webhooks[name]?.post.requestBody.content["application/json"];
    expect(media?.example).toBe(EVENT_EXAMPLES[name]);
    const title = media?.schema.$ref?.replace("#/components/schemas/", "") ?? "";
    const schema = z.fromJSONSchema(
      components.schemas[title] as Parameters<typeof z.fromJSONSchema>[0],
    );
    expect(schema.safeParse(EVENT_EXAMPLES[name]).error).toBeUndefined();
    expect(schema.safeParse({ ...EVENT_EXAMPLES[name], type: "another" }).success).toBe(false);
  });
});

describe("an event in a chat room", () => {
  it.each([
    [
      "alert.firing",
      "Availability: error budget is burning too fast",
      "A page fires for checkout/availability.",
      "page",
    ],
    [
      "alert.acknowledged",
      "Acknowledged: Availability: error budget is burning too fast",
      "Mara has it.",
      "note",
    ],
    [
      "alert.resolved",
      "Resolved: Availability: error budget is burning too fast",
      "It is over after 31 minutes.",
      "over",
    ],
    [
      "incident.declared",
      "Incident 124: Card payments fail",
      "SEV1 declared by Mara, for checkout.",
      "page",
    ],
    [
      "incident.updated",
      "Incident 124: Card payments fail",
      "SEV1, identified. Only cards of the EU are affected.",
      "note",
    ],
    [
      "incident.resolved",
      "Incident 124: Card payments fail",
      "It is resolved after 31 minutes.",
      "over",
    ],
    [
      "budget.tier-changed",
      "Availability: the error budget is warning",
      "It was healthy. 42.1% of the budget of 99.9% is left.",
      "ticket",
    ],
    [
      "postmortem.published",
      "Postmortem: Checkout failed for half an hour",
      "Ada published the postmortem of incident 124.",
      "note",
    ],
  ] as const)("says of %s: %s", (name, title, lead, tone) => {
    expect(eventWords(EVENT_EXAMPLES[name])).toEqual({ tone, title, lead, facts: [] });
  });
});
