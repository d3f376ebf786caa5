type Shown = { label: string; text: string; html?: string };

/** What a page, a ticket and a resolution look like there. */
export function ChannelPreview({ previews }: { previews: readonly Shown[] }) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-muted">Preview</summary>
      <div className="mt-3 grid gap-4">
        {previews.map(({ label, text, html }) => (
          <section key={label} className="grid gap-2" aria-label={label}>
            <h3 className="font-medium">{label}</h3>
            <pre className="overflow-x-auto rounded-sm border border-line bg-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere">
              {text}
            </pre>
            {html !== undefined && (
              <iframe
                sandbox=""
                srcDoc={html}
                title={`${label} as HTML`}
                className="h-64 w-full rounded-sm border border-line bg-white"
              />
            )}
          </section>
        ))}
      </div>
    </details>
  );
}
