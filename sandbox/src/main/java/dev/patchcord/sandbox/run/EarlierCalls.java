package dev.patchcord.sandbox.run;

import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the sandboxes before. Kafka remembers them, but the twin's phones are all on the hook
 * when it starts. The carrier would have told so; this tells it in the twin's stead.
 */
final class EarlierCalls {
  private static final Duration POLL = Duration.ofMillis(200);

  private EarlierCalls() {}

  /** The calls that the machine still knows, by call id, with their states. */
  static Map<String, CallState> in(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    Map<String, CallState> known = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CALLS.title()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          // Null says that the call was forgotten.
          byte @Nullable [] snapshot = record.value();
          if (snapshot == null) {
            known.remove(record.key());
          } else {
            known.put(record.key(), ContractJson.read(snapshot, CallSnapshot.class).state());
          }
        }
      }
    }
    return known;
  }

  /** Reports each caller as gone, as the carrier's status callback would. */
  static void report(URI ingress, Collection<String> callIds)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (String callId : callIds) {
        HttpRequest callback =
            HttpRequest.newBuilder(
                    URI.create(
                        CallbackUrl.of(ingress, Webhook.LEG_STATUS)
                            .call(callId)
                            .leg(Webhook.CALLER)
                            .forStatus()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "CallSid=" + callId + "&CallStatus=completed"))
                .build();
        HttpResponse<String> answer = http.send(callback, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
          throw new IOException(
              "the ingress answered %d to the status callback of %s: %s"
                  .formatted(answer.statusCode(), callId, answer.body().strip()));
        }
      }
    }
  }
}
