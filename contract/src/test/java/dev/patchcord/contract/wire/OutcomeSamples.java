package dev.patchcord.contract.wire;

import static dev.patchcord.contract.wire.Samples.CALLER;
import static dev.patchcord.contract.wire.Samples.NOON;
import static dev.patchcord.contract.wire.Samples.SPECIALIST;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.LookedUp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How commands went, for {@link Samples}. */
final class OutcomeSamples {
  private OutcomeSamples() {}

  /** Outcomes with what went over the wire. */
  static Map<String, Object> exchanged() {
    String dial = CALLER + "-2";
    Map<String, Object> samples = new LinkedHashMap<>();
    List.<Object>of(
            new CommandDone(
                dial, CALLER, NOON, SPECIALIST, LegStatus.QUEUED, "201", List.of(exchange(201))),
            new CommandRefused(
                dial, CALLER, NOON, 400, 21211, "Invalid number", List.of(exchange(400))),
            new CommandAmbiguous(
                dial, CALLER, NOON, 503, "Service Unavailable", List.of(exchange(503))),
            new LookedUp(CALLER + "-6", CALLER, NOON, List.of(), null, null, List.of(question())))
        .forEach(sample -> samples.put(ContractJson.typeName(sample), sample));
    return samples;
  }

  private static Exchange exchange(int status) {
    return new Exchange(
        "POST",
        "/2010-04-01/Accounts/{AccountSid}/Calls.json",
        List.of(
            new Exchange.Field("To", "+14155550123"), new Exchange.Field("From", "+14155550199")),
        status,
        "{\"status\":%d}".formatted(status),
        Duration.ofMillis(240));
  }

  private static Exchange question() {
    return new Exchange(
        "GET",
        "/2010-04-01/Accounts/{AccountSid}/Calls/" + SPECIALIST + ".json",
        List.of(),
        0,
        null,
        Duration.ofSeconds(5));
  }

  static List<Object> all() {
    String dial = CALLER + "-2";
    return List.of(
        new CommandStarted(dial, CALLER, NOON, "dialer-1"),
        new CommandDone(dial, CALLER, NOON, SPECIALIST, LegStatus.QUEUED, "201"),
        new CommandRefused(
            dial, CALLER, NOON, 400, 21211, "Invalid 'To' Phone Number: +1415555012"),
        new CommandAmbiguous(dial, CALLER, NOON, 503, "Service Unavailable"),
        new CommandQueued(dial, CALLER, NOON, 4, Duration.ofSeconds(4)),
        new LookedUp(
            CALLER + "-6",
            CALLER,
            NOON,
            List.of(new LookedUp.FoundLeg(SPECIALIST, LegStatus.RINGING, NOON)),
            List.of("caller"),
            "CF00112233445566778899aabbccddeeff"));
  }
}
