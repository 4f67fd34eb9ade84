package dev.patchcord.orchestrator.watch;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How promises are watched; defaults stand in {@code orchestrator.yml}.
 *
 * @param enabled false to watch nothing
 * @param stateDir where the open calls' evidence lies; one instance per directory, not that of the
 *     calls
 * @param every how often open calls are looked at for what time breaks
 * @param grace how long after its end a call is judged and forgotten: late outcomes have had their
 *     time
 * @param lookBack how far back a watch that is new to the cluster begins to read
 * @param restartAfter pause before a watch that failed is started again
 */
@ConfigurationProperties(prefix = "patchcord.watch", ignoreUnknownFields = false)
public record WatchSettings(
    boolean enabled,
    Path stateDir,
    Duration every,
    Duration grace,
    Duration lookBack,
    Duration restartAfter) {}
