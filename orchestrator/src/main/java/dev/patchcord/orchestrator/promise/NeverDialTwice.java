package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.orchestrator.promise.Fact.Dialled;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One attempt is at most one phone ringing; so is one try to call a caller back. The carrier's side
 * sees each request that was carried out; the log sees a second leg as soon as a reply or a
 * callback names it. Both see a machine that orders the same attempt again.
 */
final class NeverDialTwice implements Promise {

  @Override
  public List<String> broken(CallEvidence call) {
    return Stream.concat(
            again(
                call,
                call.of(Dialled.class)
                    .sorted(Comparator.comparing(Dialled::leg))
                    .map(phone -> name(phone.callback(), phone.number())),
                "dialled"),
            again(call, call.commands().stream().flatMap(NeverDialTwice::dial), "ordered"))
        .toList();
  }

  private static Stream<String> again(CallEvidence call, Stream<String> all, String what) {
    Set<String> seen = new HashSet<>();
    return all.filter(each -> !seen.add(each))
        .map(each -> "%s of %s was %s again".formatted(each, call.callId(), what));
  }

  private static Stream<String> dial(CallCommand command) {
    return switch (command) {
      case DialSpecialist dial -> Stream.of(name(false, dial.attempt()));
      case CallBack callback -> Stream.of(name(true, callback.callback()));
      default -> Stream.empty();
    };
  }

  private static String name(boolean callback, int number) {
    return (callback ? "callback " : "attempt ") + number;
  }
}
