import path from "node:path";

const fromProject = (context, file) => path.relative(context.cwd, file).split(path.sep).join("/");

/** The file that is checked, by its path from the project's folder. */
export const fileOf = (context) => fromProject(context, context.filename);

/** What a file names, by its path from the project's folder; null for a package. */
export function importedFile(context, source) {
  if (source.startsWith("@/")) return source.slice(2);
  if (source.startsWith("."))
    return fromProject(context, path.resolve(path.dirname(context.filename), source));
  return null;
}

/** Visits every source that a file imports or passes on, types included. */
export function eachSource(check) {
  const visit = ({ source }) => {
    if (typeof source?.value === "string") check(source);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
  };
}
