import { eachSource, fileOf, importedFile } from "./imported-files.mjs";

/** What lies in a folder `internal` of `db/` asks for no rights, and is for the rest of `db/` alone. */
export const internalFolders = {
  meta: {
    type: "problem",
    schema: [],
    messages: { internal: "{{target}} is for db/ alone: call what its noun exports." },
  },
  create(context) {
    const file = fileOf(context);
    if (/^(db|bench|e2e|scripts)\//.test(file) || /(\.test\.ts$|\/testing\/)/.test(file)) return {};
    return eachSource((source) => {
      const target = importedFile(context, source.value);
      if (target !== null && /^db\/.*\binternal\//.test(target))
        context.report({ node: source, messageId: "internal", data: { target } });
    });
  },
};
