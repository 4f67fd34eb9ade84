package dev.patchcord.console.feed;

import dev.patchcord.console.projection.Fact;
import dev.patchcord.console.projection.Limits;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the topics into the projection, with one consumer, without a group: any number of consoles
 * can run, each reads all. A consumer that fails is closed and everything is read anew by another,
 * while the last projection stands and says how old it is.
 */
public final class TopicFeed implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicFeed.class);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration CHECK = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A topic that was made anew is shorter than it was: then its end is asked for again. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Until the topics are read, one batch of so many facts at a time. */
  private static final int BATCH = 5_000;

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Clock clock;
  private final Duration history;
  private final Limits limits;
  private volatile Projection projection = Projection.EMPTY;
  private volatile Freshness freshness = Freshness.UNREAD;
  private volatile @Nullable Consumer<String, byte[]> reading;
  private volatile boolean running;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public TopicFeed(
      Supplier<Consumer<String, byte[]>> consumers, Clock clock, Duration history, Limits limits) {
    this.consumers = consumers;
    this.clock = clock;
    this.history = history;
    this.limits = limits;
  }

  /** What is known now. */
  public Projection projection() {
    return projection;
  }

  public Freshness freshness() {
    return freshness;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("topic-feed").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
    Consumer<String, byte[]> open = reading;
    if (open != null) {
      open.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (isRunning()) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        reading = consumer;
        read(consumer);
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException | IllegalStateException e) {
        String why = ArchiveProblem.oneLine(e);
        freshness = new Freshness(freshness.asOf(), why);
        log.warn("topics cannot be read, trying again: {}", why);
        if (!paused()) {
          return;
        }
      } finally {
        reading = null;
      }
    }
  }

  /** False if it is to stop meanwhile. */
  private boolean paused() {
    try {
      return !stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void read(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    seek(consumer, partitions);
    Reading state = new Reading(consumer, partitions);
    while (isRunning()) {
      state.next();
    }
  }

  private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    List<TopicPartition> all = new ArrayList<>();
    for (List<Topic> topics : List.of(Facts.WHOLE, Facts.RECENT)) {
      for (Topic topic : topics) {
        List<TopicPartition> found =
            consumer.partitionsFor(topic.title()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        if (found.isEmpty()) {
          throw new IllegalStateException("there is no topic " + topic.title() + " yet");
        }
        all.addAll(found);
      }
    }
    return all;
  }

  private void seek(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    List<String> recent = Facts.RECENT.stream().map(Topic::title).toList();
    long since = clock.instant().minus(history).toEpochMilli();
    Map<TopicPartition, Long> asked =
        partitions.stream()
            .filter(each -> recent.contains(each.topic()))
            .collect(Collectors.toMap(each -> each, _ -> since));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
    List<TopicPartition> whole =
        partitions.stream().filter(each -> !asked.containsKey(each)).toList();
    consumer.seekToBeginning(whole);
    asked
        .keySet()
        .forEach(
            each -> {
              OffsetAndTimestamp from = found.get(each);
              if (from == null) {
                consumer.seekToEnd(List.of(each));
              } else {
                consumer.seek(each, from.offset());
              }
            });
  }

  /**
   * One consumer's way through the topics. Begins with nothing known: its facts are all there is.
   */
  private final class Reading {
    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private Projection own = Projection.EMPTY;
    private List<Fact> heard = new ArrayList<>();
    private Instant checkAt = Instant.MIN;
    private @Nullable Ends awaited;
    private boolean caughtUp;

    Reading(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
      this.consumer = consumer;
      this.partitions = partitions;
    }

    void next() {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        Facts.of(record).ifPresent(this::heard);
      }
      if (caughtUp || heard.size() >= BATCH) {
        take();
      }
      Instant now = clock.instant();
      if (!now.isBefore(checkAt)) {
        checkAt = now.plus(CHECK);
        if (awaited == null || awaited.asked().plus(PATIENCE).isBefore(now)) {
          awaited = new Ends(now, consumer.endOffsets(partitions));
        }
      }
      Ends ends = awaited;
      if (ends != null && ends.areReadBy(consumer)) {
        take();
        caughtUp = true;
        projection = own;
        freshness = new Freshness(ends.asked(), null);
        awaited = null;
      }
    }

    private void heard(Fact fact) {
      if (fact instanceof Fact.Unreadable unreadable) {
        log.warn("{} cannot be read: {}", unreadable.where(), unreadable.why());
      }
      heard.add(fact);
    }

    private void take() {
      own = own.with(heard, limits);
      heard = new ArrayList<>();
      if (caughtUp) {
        projection = own;
      }
    }
  }

  /**
   * Where the topics ended at a moment. They go on meanwhile: whoever asked for the ends anew each
   * time would never have read to them while calls are handled.
   */
  private record Ends(Instant asked, Map<TopicPartition, Long> offsets) {
    boolean areReadBy(Consumer<?, ?> consumer) {
      return offsets.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }
}
