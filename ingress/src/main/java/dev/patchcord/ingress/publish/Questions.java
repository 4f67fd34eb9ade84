package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.telemetry.KeptCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.GenericMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;
import org.springframework.kafka.support.ProducerListener;

/** Puts questions to the orchestrator, whose answers come back to this instance. */
public final class Questions implements AutoCloseable {
  /** Header of a question: key under which the asking instance reads {@code replies}. */
  public static final String REPLY_TO = "patchcord_reply-to";

  private final ProducerFactory<String, byte[]> producers;
  private final TopicReaders readers;
  private final byte[] replyTo;
  private final Duration patience;
  private final CountDownLatch heardFirst = new CountDownLatch(1);
  private volatile @Nullable Line line;

  /**
   * Asks as one instance.
   *
   * @param instance the reply address
   * @param patience how long after a question its answer is still of use
   */
  public Questions(
      ProducerFactory<String, byte[]> producers,
      TopicReaders readers,
      String instance,
      Duration patience) {
    this.producers = producers;
    this.readers = readers;
    this.replyTo = instance.getBytes(StandardCharsets.UTF_8);
    this.patience = patience;
  }

  /**
   * Listens to the answers from now on; does nothing if it does already.
   *
   * @param within how long the brokers may take to say where the answers end now
   * @throws RuntimeException if they do not; worth trying again
   */
  public void open(Duration within) throws InterruptedException {
    if (line != null) {
      return;
    }
    Line opening = new Line(producers, readers.ofNews(Topic.REPLIES), patience);
    try {
      if (!opening.open(within)) {
        throw new LogUnavailable("Kafka did not say in time where the answers end now", null);
      }
      line = opening;
    } finally {
      if (line == null) {
        opening.close();
      }
    }
    heardFirst.countDown();
  }

  /** True while answers can be heard. */
  public boolean areHeard() {
    return line != null;
  }

  /** Waits until answers can be heard; false if that took too long. */
  boolean awaitHeard(Duration patience) throws InterruptedException {
    return heardFirst.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hears nothing more. */
  @Override
  public void close() {
    Line open = line;
    line = null;
    if (open != null) {
      open.close();
    }
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
    Line open = line;
    if (open == null) {
      return CompletableFuture.failedFuture(
          notWritten.apply(new LogUnavailable("the ingress is being stopped", null)));
    }
    RequestReplyFuture<String, byte[], byte[]> reply;
    try {
      reply = open.sendAndReceive(question);
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

  /** Brings an answer to the question that it is for. */
  private static final class Line extends ReplyingKafkaTemplate<String, byte[], byte[]> {
    private final CountDownLatch placed = new CountDownLatch(1);

    Line(
        ProducerFactory<String, byte[]> producers,
        GenericMessageListenerContainer<String, byte[]> answers,
        Duration patience) {
      super(producers, answers);
      // Other instances' answers come by as well.
      setSharedReplyTopic(true);
      setDefaultReplyTimeout(patience);
      // The log tells a failure where it matters; the default listener would add a stack trace
      // each.
      setProducerListener(new ProducerListener<>() {});
    }

    boolean open(Duration within) throws InterruptedException {
      afterPropertiesSet();
      start();
      return placed.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
      stop();
      destroy();
    }

    /**
     * The reader has asked for its place in each partition: no answer to a question put from now on
     * can lie before it. {@code waitForAssignment} would wait for a whole poll more, of five
     * seconds where nobody answers anything.
     */
    @Override
    public void onPartitionsAssigned(
        Map<TopicPartition, Long> places, ConsumerSeekCallback callback) {
      placed.countDown();
    }
  }
}
