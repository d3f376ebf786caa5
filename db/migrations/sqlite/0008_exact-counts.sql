ALTER TABLE `sli_hour` ADD `bad_before_high` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `bad_before_low` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `total_before_high` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `total_before_low` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `bad_high` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `bad_low` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `total_high` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_hour` ADD `total_low` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_minute` ADD `bad_low` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sli_minute` ADD `total_low` integer DEFAULT 0 NOT NULL;