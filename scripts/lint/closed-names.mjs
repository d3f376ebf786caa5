import path from "node:path";

/** What may be imported by few, and by whom; tests may import anything. */
const closed = {
  mintActor: { from: /(^|\/)access\/actor$/, by: /^(server\/auth|db\/access|db\/testing)\// },
};

/** An actor is made by the gates alone: whoever else could make one would need no permission. */
export const closedNames = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      closed:
        "{{name}} is for the gates of server/auth/ alone: take the actor as an argument, or from requireActor().",
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    if (file.endsWith(".test.ts")) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== "string") return;
      for (const { imported, local } of node.specifiers ?? []) {
        const name = (imported ?? local)?.name;
        const rule = Object.hasOwn(closed, name ?? "") ? closed[name] : undefined;
        if (rule?.from.test(source) && !rule.by.test(file))
          context.report({ node, messageId: "closed", data: { name } });
      }
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check };
  },
};
