import { fileOf } from "./imported-files.mjs";

/** Folders of `db/` that are no noun's, and those that only the rest of `db/` reaches. */
const apart = /^db\/(access|schema|store|testing)\/|\/internal\//;
const ACTORS = ["Actor", "UserActor"];

const isFunction = (node) =>
  node?.type === "ArrowFunctionExpression" ||
  node?.type === "FunctionExpression" ||
  node?.type === "FunctionDeclaration";

const takesActor = ({ params: [first] }) =>
  ACTORS.includes(first?.typeAnnotation?.typeAnnotation?.typeName?.name);

function functionsOf(declaration) {
  if (isFunction(declaration)) return [declaration];
  return (declaration?.declarations ?? []).map(({ init }) => init).filter(isFunction);
}

/** Every function that a noun of `db/` exports is told first who asks. */
export const actorFirst = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      first:
        "What db/ exports takes an Actor first: what needs none belongs in a folder `internal`, or in lib/.",
    },
  },
  create(context) {
    const file = fileOf(context);
    if (!file.startsWith("db/") || apart.test(file) || file.endsWith(".test.ts")) return {};
    return {
      ExportNamedDeclaration(node) {
        for (const found of functionsOf(node.declaration))
          if (!takesActor(found)) context.report({ node: found, messageId: "first" });
      },
    };
  },
};
