package dev.patchcord.sandbox.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and KRaft controller at once, in this JVM and on loopback only. What was
 * written to its directory is there again when it is started on the same directory.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER_ID = "cluster-id";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @param port for clients; 0 chooses a free one
   * @param directory for its data; formatted if there is none yet. One broker at a time may use it
   * @throws IllegalStateException if it cannot be started; the message says why in one line
   */
  public static EmbeddedBroker start(int port, Path directory) {
    // The client port must be in the configuration before the broker binds it, because the broker
    // tells its clients to come back there; hence a port that was free a moment ago, and not 0.
    List<Integer> free = FreePorts.choose(2);
    int clients = port == 0 ? free.get(0) : port;
    int controller = free.get(1);
    try {
      Path data = Files.createDirectories(directory.toAbsolutePath().resolve("data"));
      String clusterId = clusterId(directory);
      format(clusterId, data);
      KafkaRaftServer server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(properties(clients, controller, data), false), Time.SYSTEM);
      try {
        server.startup();
      } catch (RuntimeException e) {
        server.shutdown();
        throw e;
      }
      return new EmbeddedBroker(server, clients);
    } catch (Exception e) {
      throw new IllegalStateException(
          "Kafka cannot be started on port "
              + clients
              + " with the data in "
              + directory
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Stops it in an orderly way; takes about a second. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static String clusterId(Path directory) throws IOException {
    Path file = directory.resolve(CLUSTER_ID);
    if (!Files.exists(file)) {
      Files.writeString(file, Uuid.randomUuid().toString());
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  private static void format(String clusterId, Path data) throws Exception {
    new Formatter()
        .setClusterId(clusterId)
        .setNodeId(NODE)
        .setDirectories(List.of(data.toString()))
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(data.toString())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Properties properties(int clients, int controller, Path data) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            Integer.toString(NODE),
            "listeners",
            "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, clients, HOST, controller),
            "advertised.listeners",
            "PLAINTEXT://%s:%d".formatted(HOST, clients),
            "controller.listener.names",
            "CONTROLLER",
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.quorum.voters",
            "%d@%s:%d".formatted(NODE, HOST, controller),
            "log.dirs",
            data.toString()));
    // One node has nobody to replicate to.
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor",
            "1",
            "transaction.state.log.replication.factor",
            "1",
            "transaction.state.log.min.isr",
            "1",
            "share.coordinator.state.topic.replication.factor",
            "1",
            "share.coordinator.state.topic.min.isr",
            "1"));
    // A rehearsal starts often and is small: no waiting for more members, few internal partitions,
    // and no preallocated index files (10 MiB for each of several dozen partitions).
    properties.putAll(
        Map.of(
            "group.initial.rebalance.delay.ms",
            "0",
            "group.min.session.timeout.ms",
            "1000",
            "offsets.topic.num.partitions",
            "4",
            "transaction.state.log.num.partitions",
            "4",
            "share.coordinator.state.topic.num.partitions",
            "4",
            "log.index.size.max.bytes",
            "1048576",
            "log.cleaner.dedupe.buffer.size",
            "8388608",
            "auto.create.topics.enable",
            "false"));
    return properties;
  }
}
