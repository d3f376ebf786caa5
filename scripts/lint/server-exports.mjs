/**
 * What makes an action out of a function: everything there answers a function that is async by its
 * type.
 */
const WRAPPERS = "@/server/actions/action";

const isAsync = (node) =>
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) &&
  node.async &&
  !node.generator;
const isType = (node) =>
  node.exportKind === "type" ||
  /^TS(TypeAlias|Interface)Declaration$/.test(node.declaration?.type ?? "");
const wrappersOf = (body) =>
  new Set(
    body.flatMap((node) =>
      node.type === "ImportDeclaration" && node.source.value === WRAPPERS
        ? node.specifiers.map(({ local }) => local.name)
        : [],
    ),
  );

/** What an export statement makes public: nodes with the name that each has there. */
function publicOf(node) {
  if (node.type === "ExportAllDeclaration") return [{ name: "*", value: node }];
  if (node.type === "ExportDefaultDeclaration")
    return [{ name: "default", value: node.declaration }];
  if (node.declaration?.type === "VariableDeclaration")
    return node.declaration.declarations.map(({ id, init }) => ({
      name: id.name ?? "a pattern",
      value: init ?? id,
    }));
  if (node.declaration) return [{ name: node.declaration.id?.name, value: node.declaration }];
  return node.specifiers
    .filter((one) => !isType(one))
    .map((one) => ({ name: one.exported.name ?? one.exported.value, value: one }));
}

/**
 * Every value that a `'use server'` file exports is a public endpoint: it must be an async
 * function, plain or made by a wrapper, and be seen to be one where it is exported.
 */
export const serverExports = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      notAsync:
        "'use server' files export only async functions, where they are declared; {{name}} is not one.",
    },
  },
  create: (context) => ({
    Program({ body }) {
      if (!body.some(({ directive }) => directive === "use server")) return;
      const wrappers = wrappersOf(body);
      const isAction = (value) =>
        isAsync(value) || (value.type === "CallExpression" && wrappers.has(value.callee.name));
      for (const node of body.filter(({ type }) => /^Export/.test(type))) {
        if (isType(node)) continue;
        for (const { name, value } of publicOf(node))
          if (!isAction(value)) context.report({ node, messageId: "notAsync", data: { name } });
      }
    },
  }),
};
