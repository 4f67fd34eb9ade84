package dev.patchcord.orchestrator.promise;

import dev.patchcord.orchestrator.promise.Fact.Bridged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who was in a call's room, as callbacks tell it. They come late and overtake each other, so three
 * legs count as together only if they are for longer than a callback may be late.
 */
final class RoomBook {
  private final Duration late;
  private final Instant until;
  private final List<Stay> stays = new ArrayList<>();
  private final Set<String> gone = new HashSet<>();

  /**
   * A room that nobody was in yet.
   *
   * @param late how late a callback may be
   * @param until the moment up to which the log was read
   */
  RoomBook(Duration late, Instant until) {
    this.late = late;
    this.until = until;
  }

  /** One leg in the room, once. */
  private static final class Stay {
    private final String leg;
    private final Instant from;
    private final int place;
    private @Nullable Instant to;

    private Stay(String leg, Instant from, int place) {
      this.leg = leg;
      this.from = from;
      this.place = place;
    }
  }

  /**
   * A leg is in the room; harmless if that is known.
   *
   * @param place how many facts were known before
   */
  void joins(String leg, Instant at, int place) {
    boolean known = stays.stream().anyMatch(each -> each.leg.equals(leg) && each.to == null);
    if (!known && !gone.contains(leg)) {
      stays.add(new Stay(leg, at, place));
    }
  }

  void leaves(String leg, Instant at) {
    stays.stream()
        .filter(each -> each.leg.equals(leg) && each.to == null)
        .forEach(each -> each.to = at);
  }

  /** The leg is over: what says otherwise comes late. */
  void over(String leg, Instant at) {
    gone.add(leg);
    leaves(leg, at);
  }

  /** Everybody is out. */
  void ends(Instant at) {
    stays.stream().filter(each -> each.to == null).forEach(each -> each.to = at);
  }

  /** These facts, and between them who heard whom. */
  List<Fact> within(List<Fact> facts) {
    List<Fact> all = new ArrayList<>(facts);
    for (Stay stay : stays.reversed()) {
      all.addAll(stay.place, met(stay));
    }
    return all;
  }

  /** Whom the leg met when it came in: each of them, and all at once where that is certain. */
  private List<Bridged> met(Stay came) {
    List<Stay> there =
        stays.stream()
            .takeWhile(each -> each != came)
            .filter(each -> !each.leg.equals(came.leg))
            .filter(each -> each.to == null || each.to.isAfter(came.from))
            .toList();
    List<Bridged> met = new ArrayList<>();
    there.forEach(each -> met.addAll(bridged(came.from, List.of(each, came))));
    Instant certain = came.from.plus(late);
    List<Stay> together =
        Stream.concat(there.stream(), Stream.of(came))
            .filter(each -> (each.to == null ? until : each.to).isAfter(certain))
            .toList();
    if (together.size() > 2 && together.contains(came)) {
      met.addAll(bridged(came.from, together));
    }
    return met;
  }

  private static List<Bridged> bridged(Instant at, List<Stay> together) {
    return together.stream()
        .map(
            each ->
                new Bridged(
                    at,
                    each.leg,
                    together.stream()
                        .filter(other -> other != each)
                        .map(other -> other.leg)
                        .toList()))
        .toList();
  }
}
