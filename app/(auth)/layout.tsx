import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-6 px-4 py-10">
      <p className="flex items-center justify-center gap-2 text-lg font-semibold tracking-[-0.01em]">
        <Logo size={22} /> Burnline
      </p>
      <div className="grid gap-5 rounded-md border border-line bg-surface p-6">{children}</div>
    </main>
  );
}
