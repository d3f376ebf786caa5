import { snippetsFor } from "@/lib/integration/snippets";
import type { SenderKind } from "@/lib/intake/sender";
import { CodeBlock } from "../ui/code-block";

/** What to paste where; `code` may stand for the key where that is no longer known. */
export function SetUpSteps({ kind, base, code }: { kind: SenderKind; base: string; code: string }) {
  return (
    <div className="grid gap-3">
      {snippetsFor(kind, base, code).map((snippet) => (
        <div key={snippet.label} className="grid gap-1.5">
          <p className="text-sm text-muted">{snippet.note}</p>
          <CodeBlock code={snippet.code} label={snippet.label} />
        </div>
      ))}
    </div>
  );
}
