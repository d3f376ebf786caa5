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
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file's name says what is in it, in kebab-case. */
export const fileName = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      meaningless: "A file called {{name}} collects anything: name it after what it holds.",
      kebab: "Name the file in kebab-case, not {{name}}.",
    },
  },
  create: (context) => ({
    Program(node) {
      const [name] = path.basename(context.filename).split(".");
      if (meaningless.has(name)) context.report({ node, messageId: "meaningless", data: { name } });
      else if (!kebab.test(name)) context.report({ node, messageId: "kebab", data: { name } });
    },
  }),
};
