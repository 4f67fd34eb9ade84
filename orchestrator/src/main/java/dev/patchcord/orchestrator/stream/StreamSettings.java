package dev.patchcord.orchestrator.stream;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the stream runs; defaults stand in {@code orchestrator.yml}.
 *
 * @param bootstrapServers of Kafka
 * @param instanceId name of this instance, the same after a restart; empty for a nameless one
 * @param stateDir where the local copy of the store lies; one instance per directory
 * @param threads stream threads
 * @param deadlineTick how often due deadlines are looked for
 * @param commitInterval how long a decision may wait for its transaction to be committed
 * @param sessionTimeout after which an instance that went silent loses its partitions
 * @param requestTimeout after which a broker that does not answer a request is taken for dead
 * @param standbyReplicas instances that keep a warm copy of another's store
 * @param topicPartitions of topics that do not exist yet
 * @param topicReplication of topics that do not exist yet; -1 for the broker's default
 * @param kafkaRetry pause between two looks for Kafka at the start
 */
@ConfigurationProperties(prefix = "patchcord.orchestrator", ignoreUnknownFields = false)
public record StreamSettings(
    String bootstrapServers,
    String instanceId,
    Path stateDir,
    int threads,
    Duration deadlineTick,
    Duration commitInterval,
    Duration sessionTimeout,
    Duration requestTimeout,
    int standbyReplicas,
    int topicPartitions,
    short topicReplication,
    Duration kafkaRetry) {}
