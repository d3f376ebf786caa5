/** A service of a team that the reader may not see: what it is called to them, and what it is. */
export type HiddenName = { id: number; slug: string; name: string };

const withCallee = (key: string, rename: (callee: string) => string): string => {
  const [kind = "", service = "", callee] = key.split("/");
  return callee === undefined ? key : `${kind}/${service}/${rename(callee)}`;
};

export type Keys = {
  stored: (key: string) => string;
  known: (stored: string) => string;
  ref: (key: string) => string;
};

/**
 * What recommendations are called by one reader. `stored`: the same for all, with the names of all
 * services; `known`: as the reader sees it; `ref`: the one in addresses, without hidden names.
 */
export function keysOf(hidden: readonly HiddenName[]): Keys {
  const byName = new Map(hidden.map((one) => [one.name, one]));
  const bySlug = new Map(hidden.map((one) => [one.slug, one]));
  return {
    stored: (key) => withCallee(key, (callee) => byName.get(callee)?.slug ?? callee),
    known: (stored) => withCallee(stored, (callee) => bySlug.get(callee)?.name ?? callee),
    ref: (key) => {
      const numbered = withCallee(key, (callee) => {
        const one = byName.get(callee);
        return one === undefined ? callee : `~${one.id}`;
      });
      return numbered.replaceAll("/", ".");
    },
  };
}
