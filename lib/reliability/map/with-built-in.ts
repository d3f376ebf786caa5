import { worstOf } from "../findings/finding";
import type { DependencyMap } from "./map-of";

type Node = DependencyMap["nodes"][number];
type Edge = DependencyMap["edges"][number];

/** `builtIn`: nobody registered it. */
export type WholeMap = {
  nodes: readonly (Node & { builtIn: boolean })[];
  edges: readonly (Edge & { builtIn: boolean })[];
};

/**
 * The map of what is registered, beside it the map of what is built in. Where both have a service
 * of one name, the registered one stands for both and has the calls of both.
 */
export function withBuiltIn(registered: DependencyMap, builtIn: DependencyMap): WholeMap {
  const own = new Map(builtIn.nodes.map((node) => [node.id, node]));
  const known = new Set(registered.nodes.map(({ id }) => id));
  return {
    nodes: [
      ...registered.nodes.map((node) => ({ ...node, worst: worse(node, own), builtIn: false })),
      ...builtIn.nodes
        .filter(({ id }) => !known.has(id))
        .map((node) => ({ ...node, builtIn: true })),
    ],
    edges: [
      ...registered.edges.map((edge) => ({ ...edge, builtIn: false })),
      ...builtIn.edges.map((edge) => ({ ...edge, builtIn: true })),
    ],
  };
}

const worse = ({ id, worst }: Node, own: ReadonlyMap<string, Node>): Node["worst"] =>
  worstOf([worst, own.get(id)?.worst].flatMap((severity) => (severity ? [{ severity }] : [])));
