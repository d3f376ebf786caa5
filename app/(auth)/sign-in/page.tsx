import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { StatusMessage } from "@/components/ui/status-message";
import { buttonStyle } from "@/components/ui/button-style";
import { OIDC_REFUSALS } from "@/lib/people/oidc-refusal";
import { currentActor, requireSetUp } from "@/server/auth/current-actor";
import { oidcSettings } from "@/server/auth/oidc";
import { safePath } from "@/server/auth/safe-path";
import { signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, reset } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null);
  if (await currentActor()) redirect(onward);
  await requireSetUp();
  const oidc = oidcSettings();
  return (
    <>
      <h1 className="text-lg font-semibold">Sign in</h1>
      {typeof error === "string" && <StatusMessage kind="error">{reasonOf(error)}</StatusMessage>}
      {reset === "done" && (
        <StatusMessage kind="ok">Your new password is saved. Sign in with it.</StatusMessage>
      )}
      {oidc && (
        <>
          <a
            href={`/sign-in/oidc?next=${encodeURIComponent(onward)}`}
            className={buttonStyle({ variant: "secondary", className: "w-full" })}
          >
            Continue with {oidc.name}
          </a>
          <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or with a password
          </p>
        </>
      )}
      <SignInForm action={signIn} next={onward} />
      <p className="text-sm text-muted">
        Forgot your password? Ask an administrator of this installation for a reset link.
      </p>
    </>
  );
}

const isRefusal = (code: string): code is keyof typeof OIDC_REFUSALS =>
  Object.hasOwn(OIDC_REFUSALS, code);

function reasonOf(code: string): string {
  return isRefusal(code)
    ? OIDC_REFUSALS[code]
    : "Sign-in failed. Try again; the reason is in the server log.";
}
