import path from "node:path";

/**
 * What each top folder may import from, beside packages. Folders that are not named here are free.
 */
const layers = {
  lib: ["lib"],
  db: ["lib", "db"],
  server: ["lib", "db", "server"],
  components: ["lib", "components"],
  cli: ["lib", "cli"],
  app: ["lib", "db", "server", "components", "app", "public"],
};

const topFolder = (root, file) => path.relative(root, file).split(path.sep)[0];

function targetOf(source, root, importer) {
  if (source.startsWith("@/")) return source.slice(2).split("/")[0];
  if (source.startsWith(".")) return topFolder(root, path.resolve(path.dirname(importer), source));
  return null;
}

/**
 * Keeps the direction of imports, types included: `lib <- db <- server <- app` and `components ->
 * lib` only.
 */
export const layerDirection = {
  meta: {
    type: "problem",
    schema: [],
    messages: { direction: "{{from}}/ may import only from {{allowed}}, not from {{to}}/." },
  },
  create(context) {
    const from = topFolder(context.cwd, context.filename);
    const allowed = layers[from];
    if (!allowed) return {};
    const check = (node) => {
      if (typeof node.source?.value !== "string") return;
      const to = targetOf(node.source.value, context.cwd, context.filename);
      if (to === null || allowed.includes(to)) return;
      context.report({
        node: node.source,
        messageId: "direction",
        data: { from, to, allowed: allowed.map((name) => `${name}/`).join(", ") },
      });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
