import { visit } from "jsonc-parser";

/** The first character that does not fit, from 0; its line and column, from 1. */
type JsonFault = { offset: number; line: number; column: number };

/** Thrown to end the reading, which would go on behind a fault. */
class FaultFound extends Error {
  constructor(readonly fault: JsonFault) {
    super("This is not JSON.");
  }
}

/**
 * Where a text stops being JSON; null for valid JSON. Takes the stack for what nests: only for a
 * text that `jsonProblem` lets through.
 */
export function jsonFault(text: string): JsonFault | null {
  try {
    visit(
      text,
      {
        onError: (_code, offset, _length, line, column) => {
          throw new FaultFound({ offset, line: line + 1, column: column + 1 });
        },
      },
      { disallowComments: true },
    );
    return null;
  } catch (error) {
    if (error instanceof FaultFound) return error.fault;
    throw error;
  }
}
