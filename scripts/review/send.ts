import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";

export type Target = { url: string; service: string; dependency: string };

const WAIT_MS = 60_000;

/** Has a server review the files and save the result with the call. Throws with its reason. */
export async function sendFor(
  { url, service, dependency }: Target,
  token: string,
  files: readonly SourceFile[],
): Promise<Review> {
  const address = new URL("/api/v1/reviews", url);
  address.search = new URLSearchParams({ service, dependency }).toString();
  const response = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ files }),
    signal: AbortSignal.timeout(WAIT_MS),
  }).catch((error: unknown) => {
    throw new Error(`${address.origin} did not answer.`, { cause: error });
  });
  if (response.ok) return (await response.json()) as Review;
  const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(detail ?? `Burnline answered ${response.status}.`);
}
