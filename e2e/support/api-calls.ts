import { HIDDEN_PLACES } from "./hidden-places";
import { wholeMinutesAgo } from "./minutes-ago";
import { placeOf } from "./noun";

export type ApiCall = {
  id: string;
  method: string;
  path: string;
  scope: string;
  body: { type: string; text: string } | null;
};

type Example = { value: unknown };
type Content = { example?: unknown; examples?: Record<string, Example> };
type Operation = {
  operationId: string;
  "x-scope"?: string;
  security?: unknown[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, Content> };
};
type Document = { paths: Record<string, Record<string, Operation>> };

/**
 * Every call of the API's own description, on the hidden team's things, with the description's
 * first example as the body.
 */
export async function listApiCalls(url: string): Promise<ApiCall[]> {
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => placeOf(HIDDEN_PLACES, name)),
      scope: operation.security?.length === 0 ? "none" : (operation["x-scope"] ?? "unknown"),
      body: bodyOf(operation),
    })),
  );
}

function bodyOf({ operationId, requestBody }: Operation): ApiCall["body"] {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return null;
  const [type, { example, examples }] = entry;
  const value = example ?? Object.values(examples ?? {})[0]?.value;
  if (value === undefined) throw new Error(`${operationId} has no example of ${type}.`);
  return { type, text: onHiddenTeam(typeof value === "string" ? value : JSON.stringify(value)) };
}

/** The description speaks of the team payments and its service checkout, at instants that age. */
function onHiddenTeam(example: string): string {
  return example
    .replaceAll(/\bcheckout\b/g, placeOf(HIDDEN_PLACES, "service"))
    .replaceAll(/\bpayments\b/g, placeOf(HIDDEN_PLACES, "team"))
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, wholeMinutesAgo(10));
}
