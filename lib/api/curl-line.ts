import type { OperationObject } from "./openapi-document";

const EXAMPLE_NAMES: Record<string, string> = {
  team: "payments",
  service: "checkout",
  slo: "availability",
};

type Call = { method: string; path: string; server: string; operation: OperationObject };

/**
 * A line for a shell that makes the call with its first example, with the token in $BURNLINE_TOKEN.
 */
export function curlLine({ method, path, server, operation }: Call): string {
  const address = `${server}${path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLE_NAMES[name] ?? name)}`;
  const verb = method.toUpperCase() === "GET" ? [] : ["-X", method.toUpperCase()];
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {});
  const [first] = Object.values(media?.examples ?? {});
  const body = first?.value ?? media?.example;
  const sent =
    body === undefined
      ? []
      : [
          "-H",
          quoted(`Content-Type: ${type ?? ""}`),
          "--data-binary",
          quoted(typeof body === "string" ? body : JSON.stringify(body)),
        ];
  return [
    "curl",
    ...verb,
    quoted(address),
    "-H",
    '"Authorization: Bearer $BURNLINE_TOKEN"',
    ...sent,
  ].join(" ");
}

/** Inside single quotes a shell reads nothing. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
