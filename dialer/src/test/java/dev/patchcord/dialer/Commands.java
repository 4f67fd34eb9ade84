package dev.patchcord.dialer;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import java.time.Duration;
import java.time.Instant;

/** Commands as the orchestrator would send them. */
public final class Commands {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Commands() {}

  public static HoldCaller hold(String callId, int number) {
    return new HoldCaller(callId + "-" + number, callId, NOON, "a person is wanted", callId);
  }

  public static DialSpecialist dial(String callId, int number, int attempt) {
    return dial(callId, number, attempt, NOON.plusSeconds(60));
  }

  public static DialSpecialist dial(String callId, int number, int attempt, Instant notAfter) {
    return new DialSpecialist(
        callId + "-" + number,
        callId,
        NOON,
        "the caller is held",
        attempt,
        "Ada",
        "+14155550123",
        "+14155550199",
        Duration.ofSeconds(15),
        true,
        Duration.ofHours(1),
        notAfter);
  }

  public static CancelLeg cancel(String callId, int number, int attempt, String legSid) {
    return new CancelLeg(
        callId + "-" + number, callId, NOON, "the caller hung up", attempt, legSid);
  }

  public static RedirectCaller redirect(String callId, int number, int step) {
    return new RedirectCaller(callId + "-" + number, callId, NOON, "nobody came", callId, step);
  }

  public static EndLeg end(String callId, int number, String legSid) {
    return new EndLeg(
        callId + "-" + number, callId, NOON, "the call is over", Leg.SPECIALIST, 1, legSid);
  }
}
