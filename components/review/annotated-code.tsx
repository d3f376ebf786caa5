import { plural } from "@/lib/formats/count";
import { excerptOf, type ShownLine } from "@/lib/review/excerpt";
import { type Finding } from "@/lib/review/finding";
import { FindingNote } from "./finding-note";

/** Code with its line numbers, and what was found right under the line it is about. */
export const AnnotatedCode = ({ text, findings }: { text: string; findings: Finding[] }) => (
  <ol className="bg-canvas py-2 font-mono text-xs leading-5">
    {excerptOf(text, findings).map((line) =>
      line.kind === "gap" ? (
        <li key={`gap ${line.after}`} className="py-1 pl-14 font-sans text-muted">
          {plural(line.lines, "line")} without findings
        </li>
      ) : (
        <CodeLine key={line.number} line={line} />
      ),
    )}
  </ol>
);

const CodeLine = ({ line }: { line: Extract<ShownLine, { kind: "line" }> }) => (
  <li className="min-w-0 pr-3">
    <div
      className={
        line.findings.length > 0
          ? "flex border-l-2 border-ink bg-sunken"
          : "flex border-l-2 border-transparent"
      }
    >
      <span className="figure w-11 shrink-0 pr-3 text-right text-faint select-none">
        {line.number}
      </span>
      <code className="min-w-0 wrap-anywhere whitespace-pre-wrap">{line.text || " "}</code>
    </div>
    {line.findings.length > 0 && (
      <div className="pl-3 sm:pl-11">
        {line.findings.map((finding) => (
          <FindingNote key={`${finding.rule} ${finding.column}`} finding={finding} />
        ))}
      </div>
    )}
  </li>
);
