package dev.patchcord.console.board;

import dev.patchcord.console.feed.PartitionLag;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many calls that are late for one reason: their partitions are not served. One line, since there
 * is one thing to do.
 *
 * @param since the earliest of their deadlines
 * @param partitions that are not served, in order
 * @param calls that are overdue there
 * @param waiting those of them whose caller waits for a person
 * @param behind events that wait there; null if Kafka does not tell
 * @param decided the latest decision there; null if none is known
 */
public record Outage(
    Instant since,
    List<Integer> partitions,
    int calls,
    long waiting,
    @Nullable Long behind,
    @Nullable Instant decided) {
  /** Up to so many calls are each a line of their own. */
  static final int FEW = 5;

  /**
   * A live call whose deadline has passed.
   *
   * @param by the deadline
   */
  record Late(LiveCall call, Instant by) {
    int partition() {
      return call.snapshot().journal().partition();
    }
  }

  /**
   * What many late calls have in common. The evidence: in a partition that is served, something is
   * decided once a deadline has passed, if only on that deadline. So nothing since then, or events
   * that wait, mean that nobody serves it, or not fast enough. A single call that is late where
   * others are decided on is another matter, and no outage.
   */
  static Optional<Outage> of(Collection<Late> late, Projection known, List<PartitionLag> lags) {
    Map<Integer, List<Late>> unserved =
        new TreeMap<>(late.stream().collect(Collectors.groupingBy(Late::partition)));
    unserved
        .entrySet()
        .removeIf(each -> isServed(each.getKey(), first(each.getValue()), known, lags));
    List<Late> all = unserved.values().stream().flatMap(List::stream).toList();
    if (all.size() <= FEW) {
      return Optional.empty();
    }
    Long behind = null;
    Instant decided = null;
    for (Integer partition : unserved.keySet()) {
      Long here = behind(partition, lags);
      if (here != null) {
        behind = here + (behind == null ? 0 : behind);
      }
      Instant last = known.decided().get(partition);
      if (last != null && (decided == null || last.isAfter(decided))) {
        decided = last;
      }
    }
    return Optional.of(
        new Outage(
            first(all),
            List.copyOf(unserved.keySet()),
            all.size(),
            all.stream().filter(each -> each.call().waits()).count(),
            behind,
            decided));
  }

  private static boolean isServed(
      int partition, Instant due, Projection known, List<PartitionLag> lags) {
    Instant decided = known.decided().get(partition);
    Long behind = behind(partition, lags);
    return decided != null && decided.isAfter(due) && (behind == null || behind == 0);
  }

  private static Instant first(Collection<Late> late) {
    return late.stream().map(Late::by).min(Instant::compareTo).orElseThrow();
  }

  private static @Nullable Long behind(int partition, List<PartitionLag> lags) {
    for (PartitionLag lag : lags) {
      if (lag.partition() == partition) {
        return lag.behind();
      }
    }
    return null;
  }

  /** True of a call that this line counts. */
  boolean covers(LiveCall call) {
    return partitions.contains(call.snapshot().journal().partition());
  }

  public String cause() {
    return "Decisions are late on partition%s %s: %d calls wait for the orchestrator, and %d of their callers for a person%s%s."
        .formatted(
            partitions.size() == 1 ? "" : "s",
            partitions.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            calls,
            waiting,
            behind == null ? "" : "; %d events wait there".formatted(behind),
            decided == null
                ? "; nothing was decided there lately"
                : "; the last decision there was at "
                    + TimeWords.clock(decided).substring(0, "HH:mm:ss".length())
                    + " UTC");
  }

  public String action() {
    return "See whether the orchestrator runs and reaches Kafka: the calls go on by themselves once it is back.";
  }
}
