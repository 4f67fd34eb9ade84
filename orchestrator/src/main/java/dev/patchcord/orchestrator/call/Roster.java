package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flow's specialists by name and in the order of its strategy. */
public final class Roster {
  /** Phones that ring at once at most. */
  private static final int LARGEST_ROUND = 10;

  private Roster() {}

  /** True if the order of the flow's specialists depends on what other calls made of them. */
  public static boolean matters(Flow flow) {
    return switch (flow.strategy()) {
      case ROUND_ROBIN, LONGEST_IDLE -> true;
      case HUNT, RING_ALL -> false;
    };
  }

  /**
   * The specialist of that name as people say it: the whole name, or a part of it that fits only
   * one.
   */
  static Optional<Specialist> named(Flow flow, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    Optional<Specialist> exact =
        flow.specialists().stream()
            .filter(each -> each.name().strip().toLowerCase(Locale.ROOT).equals(wanted))
            .findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<Specialist> alike =
        flow.specialists().stream()
            .filter(each -> words(each.name()).containsAll(words(wanted)))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  /** Whose phones ring next, out of those who can be rung: one, or a round of them. */
  static List<Specialist> round(
      Flow flow, List<Specialist> candidates, List<SpecialistStanding> standings, String callId) {
    Function<Specialist, @Nullable SpecialistStanding> standing =
        specialist ->
            standings.stream()
                .filter(each -> each.number().equals(specialist.number()))
                .findFirst()
                .orElse(null);
    return switch (flow.strategy()) {
      case HUNT -> candidates.stream().limit(1).toList();
      case RING_ALL -> candidates.stream().limit(LARGEST_ROUND).toList();
      case ROUND_ROBIN ->
          candidates.stream()
              .sorted(Comparator.comparing(each -> offeredAt(standing.apply(each))))
              .limit(1)
              .toList();
      case LONGEST_IDLE ->
          candidates.stream()
              .sorted(
                  Comparator.comparing((Specialist each) -> isEngaged(standing.apply(each), callId))
                      .thenComparing(each -> talkedUntil(standing.apply(each))))
              .limit(1)
              .toList();
    };
  }

  private static Instant offeredAt(@Nullable SpecialistStanding standing) {
    Instant at = standing == null ? null : standing.offeredAt();
    return at == null ? Instant.MIN : at;
  }

  private static Instant talkedUntil(@Nullable SpecialistStanding standing) {
    Instant at = standing == null ? null : standing.talkedUntil();
    return at == null ? Instant.MIN : at;
  }

  private static boolean isEngaged(@Nullable SpecialistStanding standing, String callId) {
    return standing != null && standing.engagedBy() != null && !callId.equals(standing.engagedBy());
  }

  private static List<String> words(String name) {
    return List.of(name.strip().toLowerCase(Locale.ROOT).split("[\\s.,]+"));
  }
}
