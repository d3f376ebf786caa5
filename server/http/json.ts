/** An answer that is not written yet. */
export type Answer = { status: number; headers: Record<string, string>; text: string | null };

export const jsonAnswer = (
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  text: JSON.stringify(value),
});

export const responseOf = ({ text, ...init }: Answer): Response => new Response(text, init);

export const json = (...given: Parameters<typeof jsonAnswer>): Response =>
  responseOf(jsonAnswer(...given));
