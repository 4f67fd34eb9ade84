package dev.patchcord.sandbox.run;

import dev.patchcord.orchestrator.timeline.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a visitor is told about where to go.
 *
 * @param directory of data and logs
 * @param console whether there is one
 */
record Welcome(Plan plan, Path directory, Style style, boolean console) {

  /** Before anything is started: where the page is that shows most. */
  List<String> first() {
    return console
        ? List.of(
            style.bold("Rehearsal: " + rehearsal()),
            "  Be caller and specialist in the browser. Log in as %s, password %s, once the console is up."
                .formatted(Accounts.PERSON, Accounts.PASSWORD),
            "")
        : List.of();
  }

  /**
   * When everything is up.
   *
   * @param known CallSids that the log knows
   * @param orchestrator process that can be killed; empty if it has none of its own
   */
  List<String> whenUp(Set<String> known, OptionalLong orchestrator) {
    String ingress = plan.url(Service.INGRESS).toString();
    String twin = plan.url(Service.TWIN).toString();
    String callSid = unusedCallSid(known);
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (console) {
      lines.add(style.bold("Now you. Be caller and specialist in the browser:"));
      lines.add("");
      lines.add(
          "  %s   (%s, password %s)".formatted(rehearsal(), Accounts.PERSON, Accounts.PASSWORD));
      lines.add("");
      lines.add("Or play Twilio, and watch your call here:");
    } else {
      lines.add(style.bold("Now you. Play Twilio, and watch your call here:"));
    }
    lines.add("");
    lines.add("  curl -X POST %s/inbound_call \\".formatted(ingress));
    lines.add("    -F \"CallSid=%s\" \\".formatted(callSid));
    lines.add("    -F \"Caller=+15551112222\"");
    lines.add("  curl -X POST %s/connect \\".formatted(ingress));
    lines.add("    -H \"Content-Type: application/json\" \\");
    lines.add("    -d \"{}\"");
    lines.add("  curl -X DELETE %s/twin/calls/%s".formatted(twin, callSid));
    lines.add("");
    lines.add(
        "The last one hangs up. Carriers use a CallSid once: choose another for another call.");
    lines.add("");
    lines.add("  ingress        %s".formatted(ingress));
    lines.add("  twin           %s      (GET /twin/record, GET /twin/calls)".formatted(twin));
    lines.add("  Kafka          127.0.0.1:%d".formatted(plan.kafkaPort()));
    lines.add("  logs           %s".formatted(directory.resolve("logs")));
    orchestrator.ifPresent(
        pid -> {
          lines.add("");
          lines.add(
              "Kill the orchestrator in the middle of a call, and watch the call go on: kill -9 "
                  + pid);
        });
    lines.add("Ctrl-C ends everything; what happened is kept for the next time.");
    lines.add("");
    return lines;
  }

  private String rehearsal() {
    return plan.url(Service.CONSOLE) + "/rehearsal";
  }

  /** CA12345, as in the guide that this grew from, unless a call of that name is still known. */
  private static String unusedCallSid(Set<String> known) {
    return IntStream.iterate(12_345, number -> number + 1)
        .mapToObj(number -> "CA" + number)
        .filter(callSid -> !known.contains(callSid))
        .findFirst()
        .orElseThrow();
  }
}
