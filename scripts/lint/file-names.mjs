import path from "node:path";

const meaningless = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "misc",
  "common",
  "types",
  "index",
]);
/** Layers whose files lie in the folder of what they are about. */
const rooms = new Set(["components", "db", "lib", "server"]);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file's name says what is in it, in kebab-case. */
export const fileName = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      meaningless: "A file called {{name}} collects anything: name it after what it holds.",
      kebab: "Name the file in kebab-case, not {{name}}.",
      loose: "Put the file into a folder of {{layer}}/, that of its noun.",
    },
  },
  create: (context) => ({
    Program(node) {
      const [name] = path.basename(context.filename).split(".");
      const [layer, ...inside] = path.relative(context.cwd, context.filename).split(path.sep);
      if (rooms.has(layer) && inside.length === 1)
        context.report({ node, messageId: "loose", data: { layer } });
      if (meaningless.has(name)) context.report({ node, messageId: "meaningless", data: { name } });
      else if (!kebab.test(name)) context.report({ node, messageId: "kebab", data: { name } });
    },
  }),
};
