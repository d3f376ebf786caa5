import { Link } from "../ui/link";
import { Logo } from "../ui/logo";

export function Home() {
  return (
    <Link
      href="/"
      className="flex items-center gap-2 rounded-xs px-2 font-semibold tracking-[-0.01em]"
    >
      <Logo />
      <span className="group-data-collapsed/shell:md:sr-only">Burnline</span>
    </Link>
  );
}
