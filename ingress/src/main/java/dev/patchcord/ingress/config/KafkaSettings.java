package dev.patchcord.ingress.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The log.
 *
 * @param bootstrapServers where to find it
 * @param sendTimeout how long an event may take to be acknowledged before the webhook is refused
 * @param keepTrying how long an event that nobody waits for is offered again
 * @param startPatience how long the start waits for the log before it listens without it
 */
@ConfigurationProperties(value = "patchcord.kafka", ignoreUnknownFields = false)
public record KafkaSettings(
    String bootstrapServers, Duration sendTimeout, Duration keepTrying, Duration startPatience) {}
