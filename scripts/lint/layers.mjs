import { eachSource, fileOf, importedFile } from "./imported-files.mjs";

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

const topFolder = (file) => file.split("/")[0];

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
    const from = topFolder(fileOf(context));
    const allowed = layers[from];
    if (!allowed) return {};
    return eachSource((source) => {
      const file = importedFile(context, source.value);
      const to = file && topFolder(file);
      if (to === null || allowed.includes(to)) return;
      context.report({
        node: source,
        messageId: "direction",
        data: { from, to, allowed: allowed.map((name) => `${name}/`).join(", ") },
      });
    });
  },
};
