package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.config.KafkaSettings;
import dev.patchcord.telemetry.CallTracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/**
 * The log in Kafka. Events are keyed by call id, so those of one call keep their order; the
 * producer is idempotent and waits for every replica.
 */
public final class KafkaEventLog implements EventLog {
  /** Source of what an instance writes, without its name. */
  static final String SOURCE = "/patchcord/ingress/";

  private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);

  private final KafkaOperations<String, byte[]> template;
  private final Questions questions;
  private final KafkaSettings settings;
  private final Clock clock;
  private final String source;
  private final CallTracer tracer;

  /**
   * Writes as one instance.
   *
   * @param instance becomes part of the events' source
   */
  public KafkaEventLog(
      KafkaOperations<String, byte[]> template,
      Questions questions,
      KafkaSettings settings,
      Clock clock,
      String instance,
      CallTracer tracer) {
    this.tracer = tracer;
    this.template = template;
    this.questions = questions;
    this.settings = settings;
    this.clock = clock;
    this.source = SOURCE + instance;
  }

  @Override
  public void publish(TelephonyEvent event) {
    try {
      // Below the 4 s that our callback URLs give Twilio to wait (CallbackUrl): it hears the 503.
      send(record(event)).get(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
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
    return keepPublishing(event, record(event), clock.instant().plus(settings.keepTrying()));
  }

  private CompletableFuture<@Nullable Void> keepPublishing(
      TelephonyEvent event, ProducerRecord<String, byte[]> record, Instant until) {
    return send(record)
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
              return Sending.begin(Sending.LATER, () -> keepPublishing(event, record, until));
            });
  }

  @Override
  public void mention(TelephonyEvent event) {
    CompletableFuture<@Nullable Void> _ =
        send(record(event))
            .exceptionally(
                failure -> {
                  log.debug(
                      "{} was not written: {}", ContractJson.typeName(event), failure.toString());
                  return null;
                });
  }

  @Override
  public CompletableFuture<Answer> ask(TelephonyEvent event) {
    if (!questions.areHeard()) {
      // No answer could be heard; the machine is told all the same.
      return keepPublishing(event).thenCompose(done -> CompletableFuture.failedFuture(notHeard()));
    }
    return questions.put(record(event), failure -> tellInstead(event, failure));
  }

  @Override
  public CompletableFuture<Answer> askOnce(TelephonyEvent event) {
    if (!questions.areHeard()) {
      mention(event);
      return CompletableFuture.failedFuture(notHeard());
    }
    return questions.put(record(event), KafkaEventLog::notWritten);
  }

  /**
   * The sender got its document, so it will not repeat the webhook: the event is offered again from
   * here. Its delivery id stays, in case the failed question was written all the same.
   */
  private LogUnavailable tellInstead(TelephonyEvent event, Throwable failure) {
    CompletableFuture<@Nullable Void> _ = keepPublishing(event);
    return notWritten(failure);
  }

  static LogUnavailable notWritten(Throwable failure) {
    return new LogUnavailable("the question could not be written", failure);
  }

  static LogUnavailable notHeard() {
    return new LogUnavailable("answers cannot be read yet", null);
  }

  private CompletableFuture<@Nullable Void> send(ProducerRecord<String, byte[]> record) {
    CompletableFuture<SendResult<String, byte[]>> sent =
        Sending.begin(Sending.AT_ONCE, () -> template.send(record));
    return sent.thenApply(done -> null);
  }

  /** Made by the thread that learned of the event: the trace of its webhook is that thread's. */
  private ProducerRecord<String, byte[]> record(TelephonyEvent event) {
    ProducerRecord<String, byte[]> record =
        CloudEvents.record(
            Topic.TELEPHONY_EVENTS,
            event.origin().deliveryId(),
            source,
            event.at(),
            event.callId(),
            event);
    tracer.sign(record.headers());
    return record;
  }
}
