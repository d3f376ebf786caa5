/** An enum is code where only a type is wanted. */
export const noEnum = {
  meta: {
    type: "problem",
    schema: [],
    messages: { enum: "Use a union of literals instead of an enum." },
  },
  create: (context) => ({
    TSEnumDeclaration: (node) => context.report({ node, messageId: "enum" }),
  }),
};
