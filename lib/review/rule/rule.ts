import { type Code } from "../code/code";
import { type Severity } from "../../reliability/assessment/severity";
import { type Confidence, type RuleId } from "../finding";
import { type Syntax } from "../syntax/syntax";

/** A change of the text between two offsets. */
export type Edit = { start: number; end: number; text: string };

export type Hit = {
  node: Syntax;
  message: string;
  why: string;
  severity?: Severity;
  confidence?: Confidence;
  edit?: Edit | null;
};

/** `severity` holds where a hit says none. */
export type Rule = {
  id: RuleId;
  title: string;
  severity: Severity;
  check: (code: Code) => Hit[];
};
