ALTER TABLE `incidents` ADD `postmortem_waiver` text;--> statement-breakpoint
ALTER TABLE `postmortems` ADD `published_by` text;--> statement-breakpoint
ALTER TABLE `postmortems` ADD `published_spending` text;