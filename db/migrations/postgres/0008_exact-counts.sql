ALTER TABLE "sli_hour" ADD COLUMN "bad_before_high" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "bad_before_low" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "total_before_high" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "total_before_low" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "bad_high" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "bad_low" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "total_high" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_hour" ADD COLUMN "total_low" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_minute" ADD COLUMN "bad_low" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sli_minute" ADD COLUMN "total_low" bigint DEFAULT 0 NOT NULL;