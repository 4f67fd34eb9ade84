package dev.patchcord.ingress.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How topics are created where they do not exist.
 *
 * @param partitions the same for every topic
 * @param replication -1 for the broker's own default
 */
@ConfigurationProperties(value = "patchcord.topics", ignoreUnknownFields = false)
public record TopicSettings(int partitions, short replication) {}
