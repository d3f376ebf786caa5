/** What stands in place of the plots when they cannot be fetched, such as without a connection. */
export function MissingPlot() {
  return (
    <p className="grid size-full place-content-center rounded-sm bg-sunken text-sm text-muted">
      The chart could not be loaded. Its numbers are in the table.
    </p>
  );
}
