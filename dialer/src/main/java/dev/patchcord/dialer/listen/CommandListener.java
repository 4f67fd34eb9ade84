package dev.patchcord.dialer.listen;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.lane.CallQueue;
import dev.patchcord.dialer.lane.Lanes;
import dev.patchcord.dialer.lane.PendingCommand;
import dev.patchcord.dialer.outcome.DeadLetters;
import dev.patchcord.telemetry.CallTracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Reads {@code call-commands} on one thread and hands each command to its call's lane. Reading
 * never waits for a command, because a cancel must be heard while the dial before it still waits;
 * ADR 3 says why that rules out Spring Kafka's listener container.
 */
final class CommandListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CommandListener.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /** For the last commit and for leaving the group. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final BooleanSupplier topicsExist;
  private final Claims claims;
  private final Lanes lanes;
  private final CallQueue queue;
  private final DeadLetters deadLetters;
  private final DialerSettings settings;
  private final Clock clock;
  private final CallTracer tracer;
  private final ReadingHealth health;
  private volatile boolean reading;
  private CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  CommandListener(
      Supplier<Consumer<String, byte[]>> consumers,
      BooleanSupplier topicsExist,
      Claims claims,
      Lanes lanes,
      CallQueue queue,
      DeadLetters deadLetters,
      DialerSettings settings,
      Clock clock,
      CallTracer tracer) {
    this.tracer = tracer;
    this.consumers = consumers;
    this.topicsExist = topicsExist;
    this.claims = claims;
    this.lanes = lanes;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.settings = settings;
    this.clock = clock;
    // Away for longest when partitions move; the last proof of being in the group may be as old as
    // the tenure before that.
    this.health = new ReadingHealth(clock, settings.handOver().plus(settings.tenure()));
  }

  HealthIndicator health() {
    return health;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      CountDownLatch stop = new CountDownLatch(1);
      stopped = stop;
      health.waitsForKafka();
      thread = Thread.ofPlatform().name("command-listener").start(() -> listen(stop));
    }
  }

  /** Stops reading, waits (bounded) for running commands, commits what is finished. */
  @Override
  public synchronized void stop() {
    Thread listening = thread;
    if (listening == null) {
      return;
    }
    stopped.countDown();
    if (!reading) {
      // Nothing runs yet; it may be waiting long for a Kafka that is not there.
      listening.interrupt();
    }
    try {
      if (!listening.join(settings.handOver().plus(CLOSING))) {
        log.warn("Kafka does not answer; the listener is cut off");
        listening.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  private void listen(CountDownLatch stop) {
    try {
      while (!topicsExist.getAsBoolean()) {
        if (pausedUntil(stop)) {
          return;
        }
      }
      reading = true;
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        Partitions partitions = new Partitions(consumer, queue, settings, clock);
        consumer.subscribe(List.of(Topic.CALL_COMMANDS.title()), partitions);
        health.listens();
        while (stop.getCount() > 0) {
          try {
            read(consumer, partitions, stop);
          } catch (RuntimeException e) {
            log.error("reading commands failed; going on", e);
            pausedUntil(stop);
          }
        }
        partitions.handOverAll();
        List<String> cutOff = lanes.interrupt();
        if (!cutOff.isEmpty()) {
          log.warn("stopped while commands of these calls were running: {}", cutOff);
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      if (stop.getCount() > 0) {
        log.error(
            "the listener has died: no command is carried out until the dialer is restarted", e);
      }
    } finally {
      reading = false;
      // Also after an Error, which nobody catches.
      health.ends(stop.getCount() == 0);
    }
  }

  private void read(Consumer<String, byte[]> consumer, Partitions partitions, CountDownLatch stop)
      throws InterruptedException {
    if (lanes.waiting() >= settings.maxWaiting()) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      next.put(partition, records.records(partition).getFirst().offset());
    }
    try {
      handOn(records, partitions, next, stop);
    } catch (RuntimeException e) {
      readAgain(consumer, next);
      throw e;
    }
    partitions.commitFinished();
    if (partitions.inGroup()) {
      health.hasRead();
    }
  }

  /**
   * Gives each record to its lane, or to the dead letters.
   *
   * @param next by partition, the offset of the first record that is not handed on; kept up to date
   */
  private void handOn(
      ConsumerRecords<String, byte[]> records,
      Partitions partitions,
      Map<TopicPartition, Long> next,
      CountDownLatch stop)
      throws InterruptedException {
    // Before anything else: from here on no commit may pass them, whatever goes wrong below.
    for (ConsumerRecord<String, byte[]> record : records) {
      partitions.of(record).received(record.offset());
    }
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> batch = records.records(partition);
      AssignedPartition assigned = partitions.of(batch.getFirst());
      if (!recovered(assigned, batch, stop)) {
        return;
      }
      for (ConsumerRecord<String, byte[]> record : batch) {
        receive(record, assigned);
        next.put(partition, record.offset() + 1);
      }
    }
  }

  /**
   * What was polled and not handed on would be polled never again, and hold back the commits. Not
   * from the first unfinished offset: it may be a dial in its lane, which would be there twice.
   */
  private static void readAgain(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> next) {
    next.keySet().retainAll(consumer.assignment());
    next.forEach(consumer::seek);
  }

  /** Nothing is carried out before it is known what the dialer before us did. */
  private boolean recovered(
      AssignedPartition assigned, List<ConsumerRecord<String, byte[]>> batch, CountDownLatch stop)
      throws InterruptedException {
    while (!assigned.isRecovered()) {
      int partition = batch.getFirst().partition();
      try {
        assigned.recovered(claims.read(partition, earliest(batch)));
      } catch (RuntimeException e) {
        log.error(
            "the claims for {}-{} cannot be read, its commands wait: {}",
            Topic.CALL_COMMANDS.title(),
            partition,
            e.getMessage());
        if (pausedUntil(stop)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Timestamps are their writer's, so the first record need not have the earliest. */
  private static Instant earliest(List<ConsumerRecord<String, byte[]>> batch) {
    return Instant.ofEpochMilli(
        batch.stream().mapToLong(ConsumerRecord::timestamp).min().orElse(0));
  }

  private void receive(ConsumerRecord<String, byte[]> record, AssignedPartition assigned)
      throws InterruptedException {
    CallCommand command;
    try {
      command = CommandReader.read(record);
    } catch (UnreadableRecord e) {
      log.error(
          "{}-{}@{} goes to the dead letters: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      deadLetters.write(record, String.valueOf(e.getMessage()));
      assigned.finished(record.offset());
      return;
    }
    lanes.accept(
        new PendingCommand(
            command,
            record.offset(),
            clock.instant(),
            assigned.earlier(command.commandId()),
            assigned,
            () -> tracer.take(record.headers(), "carry out", command.callId())));
  }

  private static boolean pausedUntil(CountDownLatch stop) throws InterruptedException {
    return stop.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
