package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who can be rung next for the present transfer, in the flow's order, and who is passed over.
 *
 * @param fresh eligible and not rung for this transfer yet
 * @param again rung for this transfer without success, and worth another round
 * @param passedOver who is not rung, and why
 */
record Candidates(List<Specialist> fresh, List<Specialist> again, List<PassedOver> passedOver) {

  static final String OUTSIDE_HOURS = "outside-hours";

  /** Nobody of that name can be rung. */
  static final String UNKNOWN = "unknown";

  /** A machine, a wrong number or a refusal would only be met again. */
  private static final Set<String> WORTH_ANOTHER_RING =
      Set.of(Outcomes.BUSY, Outcomes.NO_ANSWER, Outcomes.SCREENING_TIMEOUT, Outcomes.JOIN_FAILED);

  static Candidates of(Flow flow, List<Attempt> attempts, Hunt hunt, Wish wish, Instant now) {
    Optional<Specialist> named = Roster.named(flow, wish.specialist());
    SkillMatch skills = SkillMatch.of(flow, wish.skills());
    List<Specialist> fresh = new ArrayList<>();
    List<Specialist> again = new ArrayList<>();
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
      if (hasDeclined(attempts, each)) {
        if (!rung) {
          passedOver.add(new PassedOver(each.name(), Outcomes.DECLINED));
        }
      } else if (rung) {
        if (WORTH_ANOTHER_RING.contains(outcome) && isOpen(each, now)) {
          again.add(each);
        }
      } else if (!isOpen(each, now)) {
        passedOver.add(new PassedOver(each.name(), OUTSIDE_HOURS));
      } else if (named.filter(each::equals).isPresent() || skills.suits(each)) {
        fresh.add(each);
      } else {
        passedOver.add(new PassedOver(each.name(), skills.missing(each)));
      }
    }
    return new Candidates(
        named.filter(fresh::contains).map(List::of).orElse(fresh), again, passedOver);
  }

  /** The next to ring: everybody gets one ring before anybody gets a second. */
  List<Specialist> next() {
    return fresh.isEmpty() ? again : fresh;
  }

  /** Somebody whom the ladder may ask for beyond the flow's attempts. */
  boolean isSomebodyBeyond() {
    return !fresh.isEmpty();
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
