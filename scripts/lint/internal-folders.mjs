import path from "node:path";

const pathOf = (root, importer, source) =>
  source.startsWith("@/")
    ? source.slice(2)
    : source.startsWith(".")
      ? path.relative(root, path.resolve(path.dirname(importer), source))
      : source;

/** What lies in a folder `internal` of `db/` asks for no rights, and is for the rest of `db/` alone. */
export const internalFolders = {
  meta: {
    type: "problem",
    schema: [],
    messages: { internal: "{{target}} is for db/ alone: call what its noun exports." },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    if (/^(db|bench|e2e|scripts)\//.test(file) || /(\.test\.ts$|\/testing\/)/.test(file)) return {};
    const check = (node) => {
      if (typeof node.source?.value !== "string") return;
      const target = pathOf(context.cwd, context.filename, node.source.value);
      if (/^db\/.*\binternal\//.test(target.split(path.sep).join("/")))
        context.report({ node: node.source, messageId: "internal", data: { target } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
