import { ALL_OPERATIONS } from "@/server/http/api/nouns";
import type { Operation } from "@/server/http/api/operation";
import {
  KIB,
  NAMES,
  filled,
  numbered,
  sent,
  type HostileInput,
  type Target,
} from "./hostile-input";
import { FORMATS } from "@/lib/reliability/import/formats";
import { placeOf } from "./noun";
import { FIRST_PLACES } from "./nouns";

const SERVICE = placeOf(FIRST_PLACES, "service");
const SLO = placeOf(FIRST_PLACES, "slo");

const apiAddress = ({ url }: Target, operation: Operation): string =>
  `${url}/api/v1${operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => placeOf(FIRST_PLACES, name))}`;

/** Each operation with a JSON body gets the same; those of more bytes more of it. */
const jsonTexts = (bytes: number): [string, string][] => [
  ["lists", filled("[", bytes)],
  ["a list within its bounds", `${"[".repeat(50)}${filled("0,", bytes - 200)}0${"]".repeat(50)}`],
  [
    "unknown fields",
    `{${numbered(Math.floor(bytes / 20), (index) => `"field${String(index)}":1,`)}"a":1}`,
  ],
  ["the names of objects", `{${NAMES.map((name) => `"${name}":{"${name}":1}`).join(",")}}`],
  ["a long number", `{"a":${filled("9", bytes - 10)}}`],
  ["escapes", `{"name":"${filled("\\u0000", bytes - 20)}"}`],
];

function apiJson(): HostileInput[] {
  return ALL_OPERATIONS.flatMap((operation) => {
    const { body, id, method } = operation;
    if (body?.kind !== "json") return [];
    // All are read in one place, which the largest proves; the others prove that they come there.
    const texts = jsonTexts(body.maxBytes).slice(body.long ? 0 : -2);
    return texts.map(([what, text]): HostileInput => ({
      parser: `JSON of ${id}`,
      what,
      send: (target) =>
        sent(apiAddress(target, operation), {
          method,
          type: "application/json",
          body: text,
          headers: { authorization: `Bearer ${target.token}` },
        }),
    }));
  });
}

const MINUTE = `{"service":"${SERVICE}","slo":"${SLO}","at":"2026-11-01T00:00:00Z","good":1,"total":1}`;
const batches: [string, string][] = [
  ["empty objects", filled("{},", 600 * KIB)],
  ["as many as may be", filled(`${MINUTE},`, 50_000 * (MINUTE.length + 1) - 1)],
  [
    "as many of unknown SLOs",
    numbered(20_000, (index) => `${MINUTE.replace(SLO, `s${String(index)}`)},`),
  ],
];
const measurements = (): HostileInput[] =>
  batches.map(([what, items]) => ({
    parser: "measurements",
    what,
    send: ({ url, token }) =>
      sent(`${url}/api/v1/measurements`, {
        type: "application/json",
        body: `{"mode":"add","measurements":[${items.slice(0, -1)}]}`,
        headers: { authorization: `Bearer ${token}` },
      }),
  }));

const YAML = "service: checkout-api\nslos:\n  - name: a\n";
const yamlTexts: [string, string][] = [
  ["levels", filled("- ", 10_000)],
  [
    "keys",
    `${YAML}${numbered(20_000, (index) => `    k${String(index)}: 1\n`)}`.slice(0, 256 * KIB),
  ],
  [
    "aliases",
    `a: &a [x]\n${numbered(30, (index) => `b${String(index)}: &b${String(index)} [*${index === 0 ? "a" : `b${String(index - 1)}`}, *a]\n`)}`,
  ],
  ["quotes", `a: ${filled('"', 256 * KIB - 10)}`],
  ["flow", `a: ${filled("[{", 256 * KIB - 10)}`],
  ["the names of objects", `${YAML}${NAMES.map((name) => `    ${name}: {${name}: 1}\n`).join("")}`],
];
const yaml = (): HostileInput[] =>
  yamlTexts.map(([what, body]) => ({
    parser: "SLOs in YAML",
    what,
    send: ({ url, token }) =>
      sent(`${url}/api/v1/services/${SERVICE}/slos.yaml`, {
        method: "PUT",
        type: "application/yaml",
        body,
        headers: { authorization: `Bearer ${token}` },
      }),
  }));

const HEADER = "service,slo,at,good,total\n";
const STREAM_BYTES = 256 * KIB;
const streams: [string, string, string][] = [
  ["short lines", "text/csv", `${HEADER}${filled("a\n", STREAM_BYTES)}`],
  ["quotes", "text/csv", `${HEADER}${filled(`${filled('"', 16_000)}\n`, STREAM_BYTES)}`],
  [
    "quotes that never end",
    "text/csv",
    `${HEADER}${filled(`${filled('" "', 16_000)}\n`, STREAM_BYTES)}`,
  ],
  ["columns", "text/csv", `${HEADER}${filled(`${filled(",", 16_000)}\n`, STREAM_BYTES)}`],
  ["a header of the names of objects", "text/csv", `${NAMES.join(",")}\n1,1,1,1\n`],
  ["one line", "text/csv", filled("a", STREAM_BYTES)],
  ["lists", "application/x-ndjson", filled(`${filled("[", 16_000)}\n`, STREAM_BYTES)],
  ["short lines", "application/x-ndjson", filled("[]\n", STREAM_BYTES)],
  [
    "broken lines",
    "application/x-ndjson",
    filled(`{"a":${filled('"\\"",', 16_000)}\n`, STREAM_BYTES),
  ],
];
const imports = (): HostileInput[] =>
  streams.map(([what, type, body]) => ({
    parser: type,
    what,
    send: ({ url, token }) =>
      sent(`${url}/api/v1/measurements/import`, {
        type,
        body,
        headers: { authorization: `Bearer ${token}` },
      }),
  }));

const IMPORTED_LENGTH = 200_000;
const configurations: [string, string][] = [
  ["brackets", filled("[{(", IMPORTED_LENGTH)],
  ["calls in calls", filled("retry(a, new B(", IMPORTED_LENGTH)],
  ["policies", filled("retry(a, {maxAttempts: 1});", IMPORTED_LENGTH)],
  ["aliases", `&a [${filled("*a,", IMPORTED_LENGTH - 10)}]`],
  ["documents", filled("---\n", IMPORTED_LENGTH)],
  ["quotes", filled("\"'`", IMPORTED_LENGTH)],
  [
    "instances",
    `resilience4j.retry.instances:\n${numbered(10_000, (index) => `  a${String(index)}: {}\n`)}`,
  ],
  [
    "the names of objects",
    `resilience4j:\n  retry:\n    instances:\n${NAMES.map((name) => `      ${name}: {${name}: 1}\n`).join("")}`,
  ],
];
const dependencyImports = (): HostileInput[] =>
  configurations.map(([what, text]) => ({
    parser: "dependency import",
    what,
    send: async ({ url, token }) => {
      const answers: number[] = [];
      for (const format of FORMATS)
        answers.push(
          await sent(`${url}/api/v1/dependencies/import`, {
            type: "application/json",
            body: JSON.stringify({ format, text }),
            headers: { authorization: `Bearer ${token}` },
          }),
        );
      return Math.max(...answers);
    },
  }));

/** What reads bodies of the API. */
export const apiInputs = (): HostileInput[] =>
  [apiJson, measurements, yaml, imports, dependencyImports].flatMap((inputs) => inputs());
