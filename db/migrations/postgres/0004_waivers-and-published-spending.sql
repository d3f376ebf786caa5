ALTER TABLE "incidents" ADD COLUMN "postmortem_waiver" jsonb;--> statement-breakpoint
ALTER TABLE "postmortems" ADD COLUMN "published_by" text;--> statement-breakpoint
ALTER TABLE "postmortems" ADD COLUMN "published_spending" jsonb;