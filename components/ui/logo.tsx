/** A budget burning down, with the point where it stands now. */
export function Logo({ size = 18, className }: { size?: number; className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      className={className}
    >
      <path
        d="M1.5 3.2c2.6.5 4 1.1 5.2 2.6 1.3 1.6 1.2 3.3 3 4.3 1.7 1 3.3 1.4 4.4 2.9.8 1 1.5 2.1 2.4 3"
        stroke="currentColor"
        strokeWidth="2.1"
        strokeLinecap="round"
      />
      <circle cx="17.2" cy="16.6" r="2" className="fill-exhausted" />
    </svg>
  );
}
