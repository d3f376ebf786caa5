/** What a thread answers; errors are copied between threads by what they say of themselves. */
export type Done =
  | { ok: true; value: unknown }
  | {
      ok: false;
      error: { name: string; message: string; stack: string | undefined; details: object };
    };

export function failed(thrown: unknown): Done {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    ok: false,
    error: {
      name: error.name,
      message: error.message,
      stack: error.stack,
      details: Object.fromEntries(Object.entries(error)),
    },
  };
}
