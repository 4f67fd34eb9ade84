package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.sandbox.twin.record.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No bridge without acceptance: a key press, unless the flow trusts the machine detection, or the
 * phone itself, of that specialist.
 */
final class OnlyPeopleAreBridged implements Promise {

  @Override
  public List<String> broken(CallEvidence call) {
    Set<String> accepted = new HashSet<>();
    List<String> broken = new ArrayList<>();
    for (Entry entry : call.entries()) {
      switch (entry) {
        case Entry.KeyPressed key when key.listening() && key.digit().equals("1") ->
            accepted.add(key.callSid());
        case Entry.WebhookSent sent when saysHuman(sent) -> {
          String leg = sent.callSid();
          if (leg != null && !screeningOf(call, leg).map(Screening::keyPress).orElse(true)) {
            accepted.add(leg);
          }
        }
        case Entry.Bridged bridged
            when call.isSpecialist(bridged.callSid())
                && !accepted.contains(bridged.callSid())
                && !isTrusted(call, bridged.callSid()) ->
            broken.add(bridged.callSid() + " was bridged without having accepted");
        default -> {
          // Proves nothing.
        }
      }
    }
    return broken;
  }

  private static boolean saysHuman(Entry.WebhookSent sent) {
    return sent.kind().equals("amd") && "human".equals(sent.fields().get("AnsweredBy"));
  }

  private static boolean isTrusted(CallEvidence call, String legSid) {
    return screeningOf(call, legSid)
        .filter(screening -> !screening.keyPress() && !screening.detectMachine())
        .isPresent();
  }

  private static Optional<Screening> screeningOf(CallEvidence call, String legSid) {
    CallEvidence.Phone phone = call.phones().get(legSid);
    if (phone == null) {
      return Optional.empty();
    }
    return call.flow().flatMap(flow -> screeningOf(call, flow, phone.number()));
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
