import ts from "typescript";

const isPromise = (type) => type.symbol?.name === "Promise" || (type.isUnion() && type.types.every(isPromise));

function isAsyncFunction(checker, type) {
  const signatures = type.getCallSignatures();
  return signatures.length > 0 && signatures.every((signature) => isPromise(checker.getReturnTypeOfSignature(signature)));
}

/** Every value that a `'use server'` file exports is a public endpoint: it must be an async function, plain or made by a wrapper. */
export const serverExports = {
  meta: { type: "problem", schema: [], messages: { notAsync: "'use server' files export only async functions; {{name}} is not one." } },
  create: (context) => ({
    Program(node) {
      if (!node.body.some((statement) => statement.directive === "use server")) return;
      const services = context.sourceCode.parserServices;
      const checker = services.program.getTypeChecker();
      const module = checker.getSymbolAtLocation(services.esTreeNodeToTSNodeMap.get(node));
      for (const exported of module ? checker.getExportsOfModule(module) : []) {
        const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
        if (!(symbol.flags & ts.SymbolFlags.Value)) continue;
        if (!isAsyncFunction(checker, checker.getTypeOfSymbol(symbol))) context.report({ node, messageId: "notAsync", data: { name: exported.name } });
      }
    },
  }),
};
