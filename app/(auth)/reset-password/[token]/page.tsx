import type { Metadata } from "next";
import { ResetPasswordForm } from "@/components/people/reset-password-form";
import { findPasswordReset } from "@/db/people/password-resets";
import { keyHash } from "@/server/auth/random-key";
import { systemActor } from "@/server/auth/system-actor";
import { chooseNewPassword } from "./actions";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "New password" };

type Props = { params: Promise<{ token: string }> };

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  const reset = await findPasswordReset(systemActor("password-reset"), keyHash(token), new Date());
  if (!reset) return <Gone />;
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-lg font-semibold">Choose a new password</h1>
        <p className="text-sm wrap-anywhere text-muted">
          For <bdi>{reset.email}</bdi>. You are signed out everywhere when you save it.
        </p>
      </header>
      <ResetPasswordForm action={chooseNewPassword} resetKey={token} email={reset.email} />
    </>
  );
}

function Gone() {
  return (
    <>
      <h1 className="text-lg font-semibold">This link no longer works</h1>
      <p className="text-sm text-muted">
        It has expired, was replaced by a newer one, or has been used. Ask an administrator for a
        new one.
      </p>
      <p className="text-sm">
        <Link href="/sign-in" className="text-accent underline underline-offset-3">
          Go to sign-in
        </Link>
      </p>
    </>
  );
}
