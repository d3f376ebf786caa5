import { fileOf } from "./imported-files.mjs";

const anyOfDb = /^db\//;
const withoutRights = /^db\/(access|store|testing)\/|^db\/[a-z-]+\/internal\//;

/** What may be imported by few, and by whom; tests may import anything, and so may tools. */
const closed = [
  {
    names: ["mintActor"],
    from: /(^|\/)access\/actor$/,
    by: /^(server\/auth|db\/access|db\/testing)\//,
    why: "is for the gates of server/auth/ alone: take the actor as an argument, or from requireActor().",
  },
  {
    names: ["read", "snapshot", "store", "readingAll"],
    from: /(^|\/)(store\/client|access\/reader|client|reader)$/,
    by: withoutRights,
    why: "knows no rights: read by readAs(actor) of db/access/reader.ts, or in a folder `internal`.",
  },
  {
    names: ["write", "subselect", "readAs", "readingIn", "snapshotAs", "serialWrite"],
    from: /(^|\/)(store\/client|store\/serial-write|access\/reader|client|reader|serial-write)$/,
    by: anyOfDb,
    why: "is for db/ alone: what others need of the store is a function there.",
  },
];

const isTool = (file) => /\.test\.ts$/.test(file) || /^(bench|e2e|scripts)\//.test(file);

/** Names on which rights rest: whoever could reach them would need none. */
export const closedNames = {
  meta: { type: "problem", schema: [], messages: { closed: "{{name}} {{why}}" } },
  create(context) {
    const file = fileOf(context);
    if (isTool(file)) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== "string") return;
      for (const { imported, local } of node.specifiers ?? []) {
        const name = (imported ?? local)?.name;
        const rule = closed.find((each) => each.names.includes(name) && each.from.test(source));
        if (rule && !rule.by.test(file))
          context.report({ node, messageId: "closed", data: { name, why: rule.why } });
      }
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check };
  },
};
