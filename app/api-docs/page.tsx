import type { Metadata } from "next";
import { OperationCard } from "@/components/api/operation-card";
import { WebhookCard } from "@/components/api/webhook-card";
import { openApiDocument } from "@/server/http/openapi/document";
import { reachedUrl } from "@/server/auth/installation-url";

export const metadata: Metadata = { title: "API" };

export default async function ApiDocsPage() {
  const document = openApiDocument((await reachedUrl()).href);
  const [{ url: server } = { url: "" }] = document.servers;
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = document.tags.map(({ name }) => ({
    name,
    calls: calls.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const webhooks = Object.entries(document.webhooks);
  return (
    <main className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <header className="lg:col-span-2">
        <h1 className="text-xl font-semibold">HTTP API, version {document.info.version}</h1>
        <p className="mt-2 max-w-prose text-base text-muted">{document.info.description}</p>
        <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
          <a href="/api/v1/openapi.json" className="text-accent underline">
            OpenAPI 3.1 document
          </a>
          <a href="/" className="text-accent underline">
            Back to Burnline
          </a>
        </p>
      </header>
      <nav
        aria-label="Calls"
        className="flex flex-col gap-4 text-sm lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
      >
        {sections.map((section) => (
          <div key={section.name}>
            <p className="font-medium">{section.name}</p>
            <ul>
              {section.calls.map(({ operation }) => (
                <li key={operation.operationId}>
                  <a
                    href={`#${operation.operationId}`}
                    className="block py-0.5 text-muted hover:text-ink"
                  >
                    {operation.summary}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <p className="font-medium">Webhooks</p>
          <ul>
            {webhooks.map(([name, { post }]) => (
              <li key={name}>
                <a href={`#${name}`} className="block py-0.5 text-muted hover:text-ink">
                  {post.summary}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <div className="flex min-w-0 flex-col gap-8">
        {sections.map((section) => (
          <section
            key={section.name}
            className="flex flex-col gap-4"
            aria-labelledby={`tag-${section.name}`}
          >
            <h2 id={`tag-${section.name}`} className="text-lg font-semibold">
              {section.name}
            </h2>
            {section.calls.map((call) => (
              <OperationCard
                key={call.operation.operationId}
                {...call}
                server={server}
                schemas={document.components.schemas}
              />
            ))}
          </section>
        ))}
        <section className="flex flex-col gap-4" aria-labelledby="webhooks">
          <h2 id="webhooks" className="text-lg font-semibold">
            Webhooks
          </h2>
          <p className="max-w-prose text-sm text-muted">
            What Burnline sends to channels of kind webhook, of the events that are ticked on them.
          </p>
          {webhooks.map(([name, { post }]) => (
            <WebhookCard
              key={name}
              name={name}
              webhook={post}
              schemas={document.components.schemas}
            />
          ))}
        </section>
      </div>
    </main>
  );
}
