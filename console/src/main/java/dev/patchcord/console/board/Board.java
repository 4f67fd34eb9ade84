package dev.patchcord.console.board;

import dev.patchcord.console.feed.PartitionLag;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the page Now shows at one moment, for one kind of person. Lists are cut, so that the
 * page has the same size for ten calls and for ten thousand.
 *
 * @param attention calls that need a person, the worst first
 * @param outage what many calls that are late have in common; null for nothing
 * @param diagram of the states
 * @param filter the state whose calls are listed; null for callers who wait
 * @param calls longest first
 * @param specialists the busiest first
 * @param versions live calls by machine and flow
 * @param lags by partition
 * @param faults letters that are not put back
 */
public record Board(
    Cut<Attention> attention,
    @Nullable Outage outage,
    StateDiagram diagram,
    @Nullable CallState filter,
    Cut<CallLine> calls,
    Cut<SpecialistLine> specialists,
    Cut<VersionLine> versions,
    List<PartitionLag> lags,
    long faults) {
  private static final int MOST_ATTENTION = 20;
  private static final int MOST_CALLS = 40;
  private static final int MOST_SPECIALISTS = 40;
  private static final int MOST_VERSIONS = 12;

  /**
   * The beginning of a list.
   *
   * @param total how many there are
   */
  public record Cut<T>(List<T> shown, int total) {
    static <T> Cut<T> of(List<T> all, int most) {
      return new Cut<>(List.copyOf(all.subList(0, Math.min(most, all.size()))), all.size());
    }

    public boolean isEmpty() {
      return total == 0;
    }

    /** How many are left out. */
    public int more() {
      return total - shown.size();
    }
  }

  /** Live calls of one machine and flow. */
  public record VersionLine(String machine, String flow, long calls) {}

  /** The board of that moment. */
  public static Board of(
      Projection known,
      List<PartitionLag> lags,
      Thresholds thresholds,
      Person person,
      @Nullable CallState filter,
      Instant now) {
    Predicate<LiveCall> wanted = call -> filter == null ? call.waits() : call.state() == filter;
    List<LiveCall> calls =
        known.calls().values().stream().filter(wanted).sorted(CallLine.LONGEST_FIRST).toList();
    AttentionList attention = AttentionList.of(known, lags, thresholds, now);
    return new Board(
        Cut.of(attention.calls().stream().map(each -> seen(each, person)).toList(), MOST_ATTENTION),
        attention.outage(),
        StateDiagram.of(known, filter, now),
        filter,
        new Cut<>(
            calls.stream().limit(MOST_CALLS).map(each -> CallLine.of(each, person, now)).toList(),
            calls.size()),
        Cut.of(SpecialistLine.of(known, person), MOST_SPECIALISTS),
        Cut.of(versions(known), MOST_VERSIONS),
        lags,
        known.letters().values().stream().filter(FiledLetter::isOpen).count());
  }

  private static Attention seen(Attention each, Person person) {
    return new Attention(
        each.callId(),
        each.kind(),
        each.state(),
        each.since(),
        person.sees(each.cause()),
        each.action());
  }

  private static List<VersionLine> versions(Projection known) {
    return known.calls().values().stream()
        .filter(LiveCall::lives)
        .map(
            call ->
                new VersionLine(call.snapshot().machineVersion(), call.snapshot().flowVersion(), 0))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .map(Board::counted)
        .sorted(
            Comparator.comparingLong(VersionLine::calls)
                .reversed()
                .thenComparing(VersionLine::machine)
                .thenComparing(VersionLine::flow))
        .toList();
  }

  private static VersionLine counted(Map.Entry<VersionLine, Long> each) {
    return new VersionLine(each.getKey().machine(), each.getKey().flow(), each.getValue());
  }

  /** Calls that need a person, each in a line of its own or counted in the outage. */
  public int needy() {
    return attention.total() + (outage == null ? 0 : outage.calls());
  }

  /** Records that are not decided on yet, in all partitions that tell; -1 if none does. */
  public long behind() {
    if (lags.stream().allMatch(each -> each.behind() == null)) {
      return -1;
    }
    return lags.stream()
        .map(PartitionLag::behind)
        .filter(each -> each != null)
        .mapToLong(Long::longValue)
        .sum();
  }
}
