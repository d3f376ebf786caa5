import { isMap, isSeq, type Document } from "yaml";

export type YamlPath = readonly PropertyKey[];

/** The node at a path; undefined where the document ends before. */
export function nodeAt(document: Document, path: YamlPath): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    if (!isMap(node) && !isSeq(node)) return undefined;
    node = node.get(key, true);
  }
  return node;
}
