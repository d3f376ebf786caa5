import { CopyButton } from "./copy-button";
import { cx } from "./class-names";

/** Text to be copied as it stands; long lines scroll, and the keyboard reaches the scrolling. */
export function CodeBlock({
  code,
  label,
  wrap = false,
  className,
}: {
  code: string;
  label: string;
  wrap?: boolean;
  className?: string;
}) {
  return (
    <figure
      className={cx("m-0 min-w-0 rounded-sm border border-line bg-canvas font-sans", className)}
    >
      <figcaption className="flex items-center justify-between gap-4 border-b border-line py-1 pr-1.5 pl-3 text-xs text-muted">
        {label}
        <CopyButton text={code} />
      </figcaption>
      <pre
        role="region"
        aria-label={label}
        tabIndex={0}
        className={cx(
          "overflow-x-auto px-3 py-2.5 font-mono text-xs leading-5",
          wrap && "break-words whitespace-pre-wrap",
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
