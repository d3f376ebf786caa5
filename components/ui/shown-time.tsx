/**
 * How long ago it was, as it was written; `MarkupScripts` keeps it going by the `data-now` of what
 * is around it.
 */
export const ShownTime = ({ at, text }: { at: number; text: string }) => (
  <time dateTime={new Date(at).toISOString()} data-clock="ago">
    {text}
  </time>
);
