CREATE TABLE `alert_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`alert_id` integer NOT NULL,
	`at` integer NOT NULL,
	`transition` text NOT NULL,
	`severity` text NOT NULL,
	`facts` text,
	`actor_id` integer,
	`actor` text,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `alert_events_alert` ON `alert_events` (`alert_id`,`at`);--> statement-breakpoint
CREATE TABLE `alert_mutes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`matchers` text NOT NULL,
	`reason` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_by_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `alert_mutes_team` ON `alert_mutes` (`team_id`,`ends_at`);--> statement-breakpoint
CREATE TABLE `alert_routes` (
	`team_id` integer PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`key` text NOT NULL,
	`group_key` text,
	`team_id` integer NOT NULL,
	`service_id` integer,
	`slo_id` integer,
	`objective_id` integer,
	`integration_id` integer,
	`incident_id` integer,
	`title` text NOT NULL,
	`labels` text NOT NULL,
	`annotations` text NOT NULL,
	`links` text NOT NULL,
	`state` text NOT NULL,
	`severity` text NOT NULL,
	`worst` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by_id` integer,
	`acknowledged_by` text,
	`resolved_at` integer,
	`flaps` integer NOT NULL,
	`mute_id` integer,
	`stale_at` integer,
	`route` text,
	`demo` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`slo_id`) REFERENCES `slos`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`integration_id`) REFERENCES `integrations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`acknowledged_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`mute_id`) REFERENCES `alert_mutes`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `alerts_key` ON `alerts` (`origin`,`key`,`started_at`);--> statement-breakpoint
CREATE INDEX `alerts_state` ON `alerts` (`state`,`started_at`);--> statement-breakpoint
CREATE INDEX `alerts_team` ON `alerts` (`team_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `alerts_slo` ON `alerts` (`slo_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `alerts_service` ON `alerts` (`service_id`);--> statement-breakpoint
CREATE INDEX `alerts_incident` ON `alerts` (`incident_id`);--> statement-breakpoint
CREATE TABLE `contact_methods` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`sealed_address` text NOT NULL,
	`verified_at` integer,
	`verification_hash` text,
	`verification_expires_at` integer,
	`gone_at` integer,
	`last_error` text,
	`last_sent_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contact_methods_user` ON `contact_methods` (`user_id`);--> statement-breakpoint
CREATE TABLE `personal_rules` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`page` text NOT NULL,
	`ticket` text NOT NULL,
	`time_zone` text,
	`quiet_from` integer,
	`quiet_to` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`team_id` integer NOT NULL,
	`kind` text NOT NULL,
	`sealed_address` text NOT NULL,
	`gone_at` integer,
	`last_error` text,
	`last_sent_at` integer,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_channels_slug_unique` ON `team_channels` (`slug`);--> statement-breakpoint
CREATE TABLE `escalation_policies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`team_id` integer NOT NULL,
	`demo` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_policies_slug_unique` ON `escalation_policies` (`slug`);--> statement-breakpoint
CREATE TABLE `escalation_policy_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`policy_id` integer NOT NULL,
	`version` integer NOT NULL,
	`definition` text NOT NULL,
	`saved_by_id` integer,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `escalation_policies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_policy_versions_version` ON `escalation_policy_versions` (`policy_id`,`version`);--> statement-breakpoint
CREATE TABLE `escalation_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`escalation_id` integer NOT NULL,
	`at` integer NOT NULL,
	`effect` text NOT NULL,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `escalation_steps_escalation` ON `escalation_steps` (`escalation_id`,`at`);--> statement-breakpoint
CREATE TABLE `escalations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`alert_id` integer,
	`incident_id` integer,
	`policy_version_id` integer NOT NULL,
	`state` text NOT NULL,
	`level` integer NOT NULL,
	`round` integer NOT NULL,
	`next_at` integer,
	`acknowledged_by` text,
	`asked` integer NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`policy_version_id`) REFERENCES `escalation_policy_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `escalations_due` ON `escalations` (`next_at`);--> statement-breakpoint
CREATE INDEX `escalations_alert` ON `escalations` (`alert_id`);--> statement-breakpoint
CREATE INDEX `escalations_incident` ON `escalations` (`incident_id`);--> statement-breakpoint
CREATE TABLE `service_paging` (
	`service_id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`policy_id`) REFERENCES `escalation_policies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_paging` (
	`team_id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer,
	`ticket_channel_id` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`policy_id`) REFERENCES `escalation_policies`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`ticket_channel_id`) REFERENCES `team_channels`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `integration_payloads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`integration_id` integer NOT NULL,
	`received_at` integer NOT NULL,
	`body` text NOT NULL,
	`status` integer NOT NULL,
	`errors` text NOT NULL,
	`outcomes` text NOT NULL,
	FOREIGN KEY (`integration_id`) REFERENCES `integrations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `integration_payloads_integration` ON `integration_payloads` (`integration_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `integrations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`team_id` integer NOT NULL,
	`service_id` integer,
	`key_hash` text NOT NULL,
	`key_prefix` text NOT NULL,
	`earlier_key_hash` text,
	`earlier_key_until` integer,
	`mapping` text,
	`stale_after_ms` integer NOT NULL,
	`last_received_at` integer,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `integrations_slug_unique` ON `integrations` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `integrations_keyHash_unique` ON `integrations` (`key_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `integrations_earlierKeyHash_unique` ON `integrations` (`earlier_key_hash`);--> statement-breakpoint
CREATE TABLE `notification_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`notification_id` integer NOT NULL,
	`at` integer NOT NULL,
	`error` text,
	FOREIGN KEY (`notification_id`) REFERENCES `notifications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notification_attempts_notification` ON `notification_attempts` (`notification_id`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`team_id` integer,
	`cause` text NOT NULL,
	`alert_id` integer,
	`incident_id` integer,
	`escalation_id` integer,
	`schedule_id` integer,
	`user_id` integer,
	`contact_method_id` integer,
	`channel_id` integer,
	`channel` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer,
	`lease_holder` text,
	`lease_until` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`demo` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_method_id`) REFERENCES `contact_methods`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`channel_id`) REFERENCES `team_channels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_messageId_unique` ON `notifications` (`message_id`);--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `notifications_alert` ON `notifications` (`alert_id`);--> statement-breakpoint
CREATE INDEX `notifications_incident` ON `notifications` (`incident_id`);--> statement-breakpoint
CREATE INDEX `notifications_escalation` ON `notifications` (`escalation_id`);--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_channel` ON `notifications` (`channel_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	`schedule_id` integer,
	`created_at` integer NOT NULL,
	`last_read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_keyHash_unique` ON `calendar_feeds` (`key_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_user` ON `calendar_feeds` (`user_id`);--> statement-breakpoint
CREATE TABLE `calendar_shifts` (
	`feed_id` integer NOT NULL,
	`uid` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`summary` text NOT NULL,
	`sequence` integer NOT NULL,
	`canceled_at` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `uid`),
	FOREIGN KEY (`feed_id`) REFERENCES `calendar_feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `schedule_overrides` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`kind` text NOT NULL,
	`person` text,
	`replaces` text,
	`name` text,
	`reason` text NOT NULL,
	`created_by_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `schedule_overrides_schedule` ON `schedule_overrides` (`schedule_id`,`end`);--> statement-breakpoint
CREATE TABLE `schedule_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_from` integer NOT NULL,
	`time_zone` text NOT NULL,
	`layers` text NOT NULL,
	`names` text NOT NULL,
	`saved_by_id` integer,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_versions_version` ON `schedule_versions` (`schedule_id`,`version`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`team_id` integer NOT NULL,
	`demo` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_slug_unique` ON `schedules` (`slug`);--> statement-breakpoint
CREATE TABLE `shift_swaps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`message` text NOT NULL,
	`state` text NOT NULL,
	`override_id` integer,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`override_id`) REFERENCES `schedule_overrides`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `shift_swaps_schedule` ON `shift_swaps` (`schedule_id`,`start`);