import { cx } from "./class-names";

/** Give it the size of what will stand there. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span aria-hidden="true" className={cx("skeleton block rounded-xs bg-sunken", className)} />
  );
}

/** A card's worth of rows while a list loads. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div aria-hidden="true" className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-6 px-4 py-3.5">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="ml-auto h-4 w-16" />
          <Skeleton className="hidden h-4 w-32 sm:block" />
        </div>
      ))}
    </div>
  );
}
