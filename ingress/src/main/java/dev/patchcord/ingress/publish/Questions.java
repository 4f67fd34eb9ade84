package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.telemetry.KeptCall;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/** Puts questions to the orchestrator, whose answers come back to this instance. */
public final class Questions {
  /** Header of a question: key under which the asking instance reads {@code replies}. */
  public static final String REPLY_TO = "patchcord_reply-to";

  private final ReplyingKafkaTemplate<String, byte[], byte[]> template;
  private final ReplyAssignment replies;
  private final byte[] replyTo;

  /**
   * Asks as one instance.
   *
   * @param instance the reply address
   */
  public Questions(
      ReplyingKafkaTemplate<String, byte[], byte[]> template,
      ReplyAssignment replies,
      String instance) {
    this.template = template;
    this.replies = replies;
    this.replyTo = instance.getBytes(StandardCharsets.UTF_8);
  }

  /** True while answers can be heard. */
  boolean areHeard() {
    return replies.isOpen();
  }

  /**
   * Sends a question once, and returns at once.
   *
   * @param notWritten told why the question was not written; what it gives fails the answer
   */
  CompletableFuture<Answer> put(
      ProducerRecord<String, byte[]> question, Function<Throwable, LogUnavailable> notWritten) {
    question.headers().add(REPLY_TO, replyTo);
    return Sending.begin(Sending.AT_ONCE, () -> send(question, notWritten))
        .thenApply(record -> ContractJson.read(record.value(), Answer.class));
  }

  private CompletableFuture<ConsumerRecord<String, byte[]>> send(
      ProducerRecord<String, byte[]> question, Function<Throwable, LogUnavailable> notWritten) {
    RequestReplyFuture<String, byte[], byte[]> reply;
    try {
      reply = template.sendAndReceive(question);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(notWritten.apply(e));
    }
    KeptCall call = KeptCall.here();
    CompletableFuture<?> _ =
        Objects.requireNonNull(reply.getSendFuture(), "set by sendAndReceive")
            .whenComplete(
                (sent, failure) -> {
                  if (failure != null) {
                    call.during(() -> reply.completeExceptionally(notWritten.apply(failure)));
                  }
                });
    return reply;
  }
}
