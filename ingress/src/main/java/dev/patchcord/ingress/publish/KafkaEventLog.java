package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.config.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;
import org.springframework.kafka.support.SendResult;

/**
 * The log in Kafka. Events are keyed by call id, so those of one call keep their order; the
 * producer is idempotent and waits for every replica.
 */
public final class KafkaEventLog implements EventLog {
  /** Header of a question: key under which the asking instance reads {@code replies}. */
  public static final String REPLY_TO = "patchcord_reply-to";

  private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);

  /**
   * A send blocks while the broker's metadata is unknown, so sends that nobody may wait for happen
   * here.
   */
  private static final Executor SENDERS = task -> Thread.ofVirtual().name("send-event").start(task);

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, SENDERS);

  private final ReplyingKafkaTemplate<String, byte[], byte[]> template;
  private final ReplyAssignment replies;
  private final KafkaSettings settings;
  private final Clock clock;
  private final String source;
  private final byte[] replyTo;

  /**
   * Writes as one instance.
   *
   * @param instance becomes part of the events' source, and is the reply address
   */
  public KafkaEventLog(
      ReplyingKafkaTemplate<String, byte[], byte[]> template,
      ReplyAssignment replies,
      KafkaSettings settings,
      Clock clock,
      String instance) {
    this.template = template;
    this.replies = replies;
    this.settings = settings;
    this.clock = clock;
    this.source = "/patchcord/ingress/" + instance;
    this.replyTo = instance.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void publish(TelephonyEvent event) {
    try {
      // Below the 4 s that our callback URLs give Twilio to wait (CallbackUrl): it hears the 503.
      send(event).get(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LogUnavailable("Kafka did not acknowledge the event in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("the ingress is being stopped", e);
    }
  }

  @Override
  public void tell(TelephonyEvent event, Duration patience) {
    try {
      keepPublishing(event).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("{} is not written yet", ContractJson.typeName(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Offers an event until it is written, or for as long as the settings say. */
  private CompletableFuture<@Nullable Void> keepPublishing(TelephonyEvent event) {
    return keepPublishing(event, clock.instant().plus(settings.keepTrying()));
  }

  private CompletableFuture<@Nullable Void> keepPublishing(TelephonyEvent event, Instant until) {
    return send(event)
        .exceptionallyCompose(
            failure -> {
              if (clock.instant().isAfter(until)) {
                log.warn(
                    "gave up writing {} of {}: {}",
                    ContractJson.typeName(event),
                    event.callId(),
                    failure.toString());
                return CompletableFuture.failedFuture(failure);
              }
              return begin(LATER, () -> keepPublishing(event, until));
            });
  }

  @Override
  public void mention(TelephonyEvent event) {
    CompletableFuture<@Nullable Void> _ =
        send(event)
            .exceptionally(
                failure -> {
                  log.debug(
                      "{} was not written: {}", ContractJson.typeName(event), failure.toString());
                  return null;
                });
  }

  @Override
  public CompletableFuture<Answer> ask(TelephonyEvent event) {
    if (!replies.isOpen()) {
      // No answer could be heard; the machine is told all the same.
      return keepPublishing(event)
          .thenCompose(
              done ->
                  CompletableFuture.failedFuture(
                      new LogUnavailable("answers cannot be read yet", null)));
    }
    return begin(SENDERS, () -> question(event))
        .thenApply(record -> ContractJson.read(record.value(), Answer.class));
  }

  /** Sends a question once; if that fails, the event alone is offered again, without an answer. */
  private CompletableFuture<ConsumerRecord<String, byte[]>> question(TelephonyEvent event) {
    ProducerRecord<String, byte[]> question = record(event);
    question.headers().add(REPLY_TO, replyTo);
    RequestReplyFuture<String, byte[], byte[]> reply;
    try {
      reply = template.sendAndReceive(question);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(tellInstead(event, e));
    }
    CompletableFuture<?> _ =
        Objects.requireNonNull(reply.getSendFuture(), "set by sendAndReceive")
            .whenComplete(
                (sent, failure) -> {
                  if (failure != null) {
                    reply.completeExceptionally(tellInstead(event, failure));
                  }
                });
    return reply;
  }

  /**
   * The sender got its document, so it will not repeat the webhook: the event is offered again from
   * here. Its delivery id stays, in case the failed question was written all the same.
   */
  private LogUnavailable tellInstead(TelephonyEvent event, Throwable failure) {
    CompletableFuture<@Nullable Void> _ = keepPublishing(event);
    return new LogUnavailable("the question could not be written", failure);
  }

  private CompletableFuture<@Nullable Void> send(TelephonyEvent event) {
    CompletableFuture<SendResult<String, byte[]>> sent =
        begin(SENDERS, () -> template.send(record(event)));
    return sent.thenApply(done -> null);
  }

  /** Runs something that may block before it gives its own future. */
  private static <T extends @Nullable Object> CompletableFuture<T> begin(
      Executor executor, Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            work.get()
                .whenComplete(
                    (value, failure) -> {
                      if (failure == null) {
                        result.complete(value);
                      } else {
                        result.completeExceptionally(failure);
                      }
                    });
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private ProducerRecord<String, byte[]> record(TelephonyEvent event) {
    return CloudEvents.record(
        Topic.TELEPHONY_EVENTS,
        event.origin().deliveryId(),
        source,
        event.at(),
        event.callId(),
        event);
  }
}
