package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.orchestrator.promise.Fact.Bridged;
import dev.patchcord.orchestrator.promise.Fact.Dialled;
import dev.patchcord.orchestrator.promise.Fact.Judged;
import dev.patchcord.orchestrator.promise.Fact.KeyPressed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No bridge without acceptance: a key press, unless the flow trusts the machine detection, or the
 * phone itself, of that specialist. The carrier's side sees the key and whether anything listened;
 * the log sees what the screening reported, and takes a specialist who joined the caller's room for
 * bridged.
 */
final class OnlyPeopleAreBridged implements Promise {
  private static final String ACCEPTS = "1";

  @Override
  public List<String> broken(CallEvidence call) {
    Set<String> accepted = new HashSet<>();
    List<String> broken = new ArrayList<>();
    for (Fact fact : call.facts()) {
      switch (fact) {
        case KeyPressed key when key.asked() && key.digits().equals(ACCEPTS) ->
            accepted.add(key.leg());
        case Judged judged when judged.by() == AnsweredBy.HUMAN -> {
          if (!screeningOf(call, judged.leg()).map(Screening::keyPress).orElse(true)) {
            accepted.add(judged.leg());
          }
        }
        case Bridged bridged
            when isSpecialist(call, bridged.leg())
                && !accepted.contains(bridged.leg())
                && !isTrusted(call, bridged.leg()) ->
            broken.add(bridged.leg() + " was bridged without having accepted");
        default -> {
          // Proves nothing.
        }
      }
    }
    return broken;
  }

  private static boolean isSpecialist(CallEvidence call, String leg) {
    return call.phone(leg).filter(phone -> !phone.callback()).isPresent();
  }

  private static boolean isTrusted(CallEvidence call, String leg) {
    return screeningOf(call, leg)
        .filter(screening -> !screening.keyPress() && !screening.detectMachine())
        .isPresent();
  }

  private static Optional<Screening> screeningOf(CallEvidence call, String leg) {
    return call.phone(leg)
        .map(Dialled::number)
        .flatMap(number -> call.flow().flatMap(flow -> screeningOf(call, flow, number)));
  }

  private static Optional<Screening> screeningOf(CallEvidence call, Flow flow, int attempt) {
    return call.commands().stream()
        .filter(DialSpecialist.class::isInstance)
        .map(DialSpecialist.class::cast)
        .filter(dial -> dial.attempt() == attempt)
        .findFirst()
        .flatMap(
            dial ->
                flow.specialists().stream()
                    .filter(each -> each.name().equals(dial.specialist()))
                    .findFirst())
        .map(flow::screeningOf);
  }
}
