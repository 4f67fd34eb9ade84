package dev.patchcord.orchestrator.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a stream notices a broker that has gone without a word. A machine that loses its power closes
 * no connection: whatever was asked of it waits for the client's request timeout, which is 30 s
 * unless told otherwise. Meanwhile the coordinator ends the open transaction (after 10 s) and the
 * threads that sent it are fenced, and the member that hands out the tasks asks the dead broker for
 * offsets until the others have left the group (ADR 0021).
 */
public final class SilentBrokers {
  private SilentBrokers() {}

  /** What Kafka Streams is told of it, for all its clients. */
  public static Map<String, Object> noticed(StreamSettings settings) {
    int request = millis(settings.requestTimeout());
    int session = millis(settings.sessionTimeout());
    Map<String, Object> all = new HashMap<>();
    all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, request);
    all.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) request / 2);
    all.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) request);
    // A member's request for its tasks waits until they are handed out: not for the broker alone.
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG),
        Math.max(request, session));
    // Whoever hands the tasks out sends no heartbeats meanwhile: its session must not end with
    // that.
    all.put(
        StreamsConfig.adminClientPrefix(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG),
        Math.max(request, session / 5 * 4));
    return all;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
