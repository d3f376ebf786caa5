const SHORTEST = 4;

/** What of a receiver's address nobody may read in what the receiver said: keys, topics, paths. */
export function hiddenIn(address: object): string[] {
  return Object.values(address)
    .filter((part) => typeof part === "string")
    .flatMap((part) => [part, ...part.split(":"), ...partsOfUrl(part)])
    .filter((part) => part.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

function partsOfUrl(text: string): string[] {
  if (!/^https?:/.test(text) || !URL.canParse(text)) return [];
  const { pathname, search, username, password } = new URL(text);
  return [pathname, ...pathname.split("/"), search, username, password].flatMap((part) => [
    part,
    decoded(part),
  ]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const withoutParts = (text: string, hidden: readonly string[]): string =>
  hidden.reduce((left, part) => left.replaceAll(part, "…"), text);
