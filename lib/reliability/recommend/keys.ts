import { nameOfNode } from "../registry/node";

/** A service of a team that the reader may not see: what it is called to them, and what it is. */
export type HiddenName = { id: number; slug: string; name: string };

const withCallee = (key: string, rename: (node: string) => string): string => {
  const [kind = "", service = "", node] = key.split("/");
  return node === undefined ? key : `${kind}/${service}/${rename(node)}`;
};

export type Keys = {
  stored: (key: string) => string;
  ref: (key: string) => string;
};

/**
 * What recommendations are called by one reader. `stored`: the same for all, with the names of all
 * services; `ref`: the one in addresses, without hidden names. What is external has its mark only
 * where there is a service of its name, in `ref` one that the reader sees.
 */
export function keysOf(hidden: readonly HiddenName[], visible: readonly string[]): Keys {
  const byName = new Map(hidden.map((one) => [one.name, one]));
  const seen = new Set(visible);
  const all = new Set([...visible, ...hidden.map(({ slug }) => slug)]);
  const marked = (node: string, services: ReadonlySet<string>): string =>
    services.has(nameOfNode(node)) ? node : nameOfNode(node);
  return {
    stored: (key) => withCallee(key, (node) => byName.get(node)?.slug ?? marked(node, all)),
    ref: (key) => {
      const numbered = withCallee(key, (node) => {
        const one = byName.get(node);
        return one === undefined ? marked(node, seen) : `~${one.id}`;
      });
      return numbered.replaceAll("/", ".");
    },
  };
}
