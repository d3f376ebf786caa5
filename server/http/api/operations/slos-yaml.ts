import { z } from "zod";
import { yamlAppliedSchema } from "@/lib/api/answers/yaml-applied";
import { operations } from "../operation";

const DOCUMENT =
  "service: checkout\nslos:\n  - name: availability\n    sli:\n      type: availability\n    target: 99.9%\n    window: 30d\n";

export const slosYamlOperations = operations({
  exportSlosYaml: {
    method: "GET",
    path: "/services/{service}/slos.yaml",
    tag: "SLOs",
    summary: "Export a service's SLOs as YAML",
    description:
      "The definitions as they are now, within the document last applied: its comments, order and spelling stay.",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "The document.",
        schema: z.string(),
        type: "application/yaml",
        example: DOCUMENT,
      },
    ],
    problems: [404],
  },
  applySlosYaml: {
    method: "PUT",
    path: "/services/{service}/slos.yaml",
    tag: "SLOs",
    summary: "Create or replace the SLOs of a YAML document, all or nothing",
    description:
      "SLOs of the service that the document does not name stay as they are. A problem names each fault with its line and column.",
    scope: "write",
    body: {
      kind: "stream",
      types: ["application/yaml", "application/x-yaml", "text/yaml"],
      description: "One document of one service, at most 256 KiB.",
      examples: { "application/yaml": DOCUMENT },
    },
    answers: [
      {
        status: 200,
        description: "Applied.",
        schema: yamlAppliedSchema,
        example: {
          service: "checkout",
          slos: [{ slo: "availability", created: true }],
          warnings: [],
        },
      },
    ],
    problems: [404, 409, 413, 415],
  },
});
