/**
 * The URL, or null where the text is none. `URL.parse` is missing from the oldest supported
 * runtime.
 */
export function parseUrl(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}
