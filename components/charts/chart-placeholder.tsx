export function ChartPlaceholder() {
  return (
    <svg aria-hidden="true" width="100%" height="100%" className="skeleton block">
      {["4%", "28%", "52%", "76%"].map((y) => <line key={y} x1="48" x2="100%" y1={y} y2={y} className="stroke-line" />)}
    </svg>
  );
}
