import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { MarkupScripts } from "@/components/markup/markup-scripts";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import { readPreferences } from "./preferences/read-preferences";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Burnline", template: "%s · Burnline" },
  description: "Error budgets and incidents",
  robots: { index: false },
};

const LIGHT_CANVAS = "#fbfbfa";
const DARK_CANVAS = "#0c0d0f";

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await readPreferences();
  if (theme === "light") return { themeColor: LIGHT_CANVAS };
  if (theme === "dark") return { themeColor: DARK_CANVAS };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: LIGHT_CANVAS },
      { media: "(prefers-color-scheme: dark)", color: DARK_CANVAS },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, zone, utc } = await readPreferences();
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      {...(theme === "system" ? {} : { "data-theme": theme })}
    >
      <body>
        <TimeZoneProvider zone={zone} utc={utc}>
          {children}
          <MarkupScripts />
        </TimeZoneProvider>
      </body>
    </html>
  );
}
