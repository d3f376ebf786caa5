import type { ReactNode } from "react";

/** A part of the article under a heading that can be linked to. */
export function ArticleSection({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="article-section grid gap-3">
      <h2
        id={id}
        className="group scroll-mt-4 text-[1.1875rem] leading-7 font-semibold tracking-[-0.01em]"
      >
        <a href={`#${id}`} className="hover:underline hover:underline-offset-4">
          {title}
        </a>
        {note !== undefined && <span className="ml-2 text-sm font-normal text-faint">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

export function TableOfContents({ entries }: { entries: { id: string; title: string }[] }) {
  return (
    <nav aria-label="On this page" className="no-print text-sm">
      <p className="mb-2 font-medium">On this page</p>
      <ol className="grid gap-0.5 border-l border-line">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="-ml-px block border-l border-transparent py-0.5 pl-3 text-muted hover:border-ink hover:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
