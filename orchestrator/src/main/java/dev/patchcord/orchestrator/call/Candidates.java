package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who can be rung next for the present transfer, in the flow's order, and who is passed over.
 *
 * @param fresh eligible and not rung for this transfer yet; only whoever the caller was cut off
 *     from, or wants by name, if that one can be rung
 * @param again rung for this transfer without success, and worth another ring; who has rested
 *     longest comes first
 * @param rested those of them who can be rung again now. A phone that was busy is no less so at
 *     once; a round of all phones begins when all have rested
 * @param restsUntil when the next of the others, or a round of them, has rested; null for nobody
 * @param passedOver who is not rung, and why
 */
record Candidates(
    List<Specialist> fresh,
    List<Specialist> again,
    List<Specialist> rested,
    @Nullable Instant restsUntil,
    List<PassedOver> passedOver) {

  static final String OUTSIDE_HOURS = "outside-hours";

  /** Nobody of that name can be rung. */
  static final String UNKNOWN = "unknown";

  /** A machine, a wrong number or a refusal would only be met again. */
  private static final Set<String> WORTH_ANOTHER_RING =
      Set.of(
          Outcomes.BUSY,
          Outcomes.NO_ANSWER,
          Outcomes.SCREENING_TIMEOUT,
          Outcomes.JOIN_FAILED,
          Outcomes.NOT_DIALLED);

  static Candidates of(Flow flow, List<Attempt> attempts, Hunt hunt, Wish wish, Instant now) {
    Optional<Specialist> named = Roster.named(flow, wish.specialist());
    SkillMatch skills = SkillMatch.of(flow, wish.skills());
    List<Specialist> fresh = new ArrayList<>();
    SortedMap<Instant, List<Specialist>> again = new TreeMap<>();
    List<PassedOver> passedOver = new ArrayList<>();
    if (wish.specialist() != null && named.isEmpty()) {
      passedOver.add(new PassedOver(wish.specialist(), UNKNOWN));
    }
    for (Specialist each : flow.specialists()) {
      Optional<Attempt> latest =
          attempts.stream()
              .filter(attempt -> attempt.specialist().equals(each.name()))
              .reduce((_, last) -> last);
      boolean rung = latest.filter(hunt::includes).isPresent();
      String outcome = latest.map(Attempt::outcome).orElse("");
      if (latest.filter(cut -> isToBeReconnected(attempts, hunt, cut)).isPresent()) {
        return new Candidates(List.of(each), List.of(), List.of(), null, List.of());
      }
      if (hasDeclined(attempts, each)) {
        if (!rung) {
          passedOver.add(new PassedOver(each.name(), Outcomes.DECLINED));
        }
      } else if (rung) {
        if (WORTH_ANOTHER_RING.contains(outcome) && isOpen(each, now)) {
          Instant rests = latest.get().overAt().plus(flow.timing().patience());
          again.computeIfAbsent(rests, _ -> new ArrayList<>()).add(each);
        }
      } else if (!isOpen(each, now)) {
        passedOver.add(new PassedOver(each.name(), OUTSIDE_HOURS));
      } else if (named.filter(each::equals).isPresent() || skills.suits(each)) {
        fresh.add(each);
      } else {
        passedOver.add(new PassedOver(each.name(), skills.missing(each)));
      }
    }
    boolean together = flow.strategy() == Strategy.RING_ALL;
    SortedMap<Instant, List<Specialist>> rested =
        together && !again.isEmpty() && again.lastKey().isAfter(now)
            ? Collections.emptySortedMap()
            : again.headMap(now.plusNanos(1));
    Instant restsUntil = again.isEmpty() ? null : together ? again.lastKey() : again.firstKey();
    return new Candidates(
        named.filter(fresh::contains).map(List::of).orElse(fresh),
        flat(again),
        flat(rested),
        restsUntil,
        passedOver);
  }

  /**
   * The next to ring: everybody gets one ring before anybody gets a second. If none has rested, who
   * rings all the same does not want to wait.
   */
  List<Specialist> next() {
    return !fresh.isEmpty() ? fresh : !rested.isEmpty() ? rested : again;
  }

  /** When somebody can be rung; null if that is now, or never. */
  @Nullable Instant pausedUntil() {
    return fresh.isEmpty() && rested.isEmpty() ? restsUntil : null;
  }

  /** Somebody whom the ladder may ask for beyond the flow's attempts. */
  boolean isSomebodyBeyond() {
    return !fresh.isEmpty();
  }

  /** Once for a transfer: a phone that drops again would drop a third time. */
  private static boolean isToBeReconnected(List<Attempt> attempts, Hunt hunt, Attempt cut) {
    return hunt.wasCut(cut)
        && attempts.stream()
            .filter(hunt::includes)
            .filter(each -> each.number() != cut.number())
            .filter(each -> each.specialist().equals(cut.specialist()))
            .noneMatch(each -> Outcomes.ACCEPTED.equals(each.outcome()));
  }

  private static List<Specialist> flat(SortedMap<Instant, List<Specialist>> specialists) {
    return specialists.values().stream().flatMap(List::stream).toList();
  }

  private static boolean hasDeclined(List<Attempt> attempts, Specialist specialist) {
    return attempts.stream()
        .anyMatch(
            each ->
                each.specialist().equals(specialist.name())
                    && Outcomes.DECLINED.equals(each.outcome()));
  }

  private static boolean isOpen(Specialist specialist, Instant now) {
    Hours hours = specialist.hours();
    return hours == null || hours.isOpenAt(now);
  }
}
