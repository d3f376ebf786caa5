import type { OperationObject } from "@/lib/api/openapi-document";
import { wholeMinutesAgo } from "../support/minutes-ago";
import { placeOf, type Places } from "../support/noun";
import type { Random } from "../support/random";
import { mutated } from "./mutations";
import { STRINGS } from "./odd-values";

export function bodyOf(random: Random, operation: OperationObject, names: Places): Buffer | null {
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {});
  if (!type || !media) return random.chance(0.05) ? Buffer.from("{}") : null;
  const examples = [
    ...Object.values(media.examples ?? {}).map(({ value }) => value),
    ...(media.example === undefined ? [] : [media.example]),
  ];
  const example = random.pick(examples);
  const text =
    typeof example === "string"
      ? mutatedText(random, example, names)
      : serialised(random, mutated(random, renamed(example, names)));
  const bytes = Buffer.from(text);
  if (random.chance(0.04)) bytes[random.below(Math.max(1, bytes.length))] = random.below(256);
  return random.chance(0.04) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

/** The names of the examples become names that exist, and their instants minutes that are kept. */
function renamed(value: unknown, names: Places): unknown {
  return JSON.parse(inPlace(JSON.stringify(value), names));
}

function inPlace(text: string, names: Places): string {
  const slo = placeOf(names, "slo");
  return text
    .replaceAll("payments", placeOf(names, "team"))
    .replaceAll("checkout", placeOf(names, "service"))
    .replaceAll("availability,", `${slo},`)
    .replaceAll('"slo":"availability"', `"slo":"${slo}"`)
    .replaceAll(',"dependencies":["payment-gateway"]', "")
    .replaceAll("2026-11-01T00:00:00Z", wholeMinutesAgo(10));
}

function serialised(random: Random, value: unknown): string {
  const text = JSON.stringify(value);
  if (random.chance(0.02)) return `${"[".repeat(1 + random.below(20_000))}${text}`;
  if (random.chance(0.02)) return `${'{"a":'.repeat(3000)}${text}${"}".repeat(3000)}`;
  if (random.chance(0.03))
    return text.replace(
      /[0-9.]+/,
      random.pick(["NaN", "Infinity", "1e999", "0x10", "01", "--1", "1."]),
    );
  if (random.chance(0.02)) return `\ufeff${text}`;
  return text;
}

function mutatedText(random: Random, example: string, names: Places): string {
  const text = inPlace(example, names);
  if (random.chance(0.2)) return text;
  const lines = text.split("\n");
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const at = random.below(lines.length);
    const line = lines[at] ?? "";
    const cut = random.below(line.length + 1);
    lines[at] = random.pick([
      line.slice(0, cut) + random.pick(STRINGS) + line.slice(cut),
      `${line}\n${line}`,
      "",
      line.replace(/[\w.%]+$/, random.pick(STRINGS)),
      `"${line}`,
      `${" ".repeat(random.below(4))}${line}`,
      "[".repeat(random.below(3000)),
      `&a ${line}`,
      `${line} *a`,
      `!!js/function ${line}`,
    ]);
  }
  return lines.join(random.pick(["\n", "\n", "\r\n", "\r"]));
}
