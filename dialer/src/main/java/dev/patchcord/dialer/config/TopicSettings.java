package dev.patchcord.dialer.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How topics are made where they do not exist yet.
 *
 * @param partitions the same for all services, because a call's records must lie in equally
 *     numbered partitions
 * @param replication -1 for the broker's own default
 */
@ConfigurationProperties("patchcord.topics")
public record TopicSettings(int partitions, short replication) {}
