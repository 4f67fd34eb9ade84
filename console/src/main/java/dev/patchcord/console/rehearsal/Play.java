package dev.patchcord.console.rehearsal;

import dev.patchcord.console.live.PerTick;
import dev.patchcord.contract.journal.CallState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A rehearsal as it is looked at and played. */
public final class Play {
  private final TwinClient twin;
  private final TwinClient followed;
  private final RehearsalSettings settings;

  /**
   * Of one twin.
   *
   * @param ticks those of the open pages
   */
  public Play(TwinClient twin, PerTick<JsonNode> ticks, RehearsalSettings settings) {
    this.twin = twin;
    this.followed = twin.askedOnceIn(ticks);
    this.settings = settings;
  }

  /** What callers dial. */
  public String ourNumber() {
    return settings.ourNumber();
  }

  /**
   * Somebody calls in, and the specialists' phones behave so from now on.
   *
   * @return CallSid, which is the call's id
   * @throws TwinProblem if nobody can call
   */
  public String call(String from, Part specialist) {
    settings.specialists().forEach(number -> twin.play(number, specialist));
    return twin.place(from, settings.ourNumber());
  }

  /**
   * The stage now.
   *
   * @param callId empty before somebody has called
   * @param state of the machine, as far as it is known
   * @param eyes takes out what this person may not see
   * @throws TwinProblem if the twin is away
   */
  public Act look(String callId, @Nullable CallState state, UnaryOperator<String> eyes) {
    return look(twin, callId, state, eyes);
  }

  /**
   * The same for a page that stays open: whatever the twin tells in a tick is told to all of them.
   *
   * @throws TwinProblem if the twin is away
   */
  public Act follow(String callId, @Nullable CallState state, UnaryOperator<String> eyes) {
    return look(followed, callId, state, eyes);
  }

  private static Act look(
      TwinClient twin, String callId, @Nullable CallState state, UnaryOperator<String> eyes) {
    List<String> troubles = troubles(twin);
    if (callId.isEmpty()) {
      return new Act("", null, "", List.of(), List.of(), troubles);
    }
    JsonNode legs = twin.legs(callId);
    if (legs.isEmpty()) {
      throw new TwinProblem("The twin knows no call " + callId + ": it forgets when it restarts.");
    }
    JsonNode record =
        twin.record(legs.valueStream().map(leg -> leg.path("callSid").asString("")).toList());
    List<Phone> phones =
        legs.valueStream()
            .map(leg -> Phone.of(leg, record))
            .sorted(Comparator.comparing(Phone::caller).reversed())
            .toList();
    return new Act(
        callId,
        state,
        Prompter.says(state, phones),
        phones.stream().map(phone -> phone.seenBy(eyes)).toList(),
        Wire.lines(phones, record, twin.sessions(callId)).stream()
            .map(line -> line.seenBy(eyes))
            .toList(),
        troubles);
  }

  private static List<String> troubles(TwinClient twin) {
    List<String> troubles = new ArrayList<>();
    twin.pending().valueStream().map(Play::trouble).forEach(troubles::add);
    String twilio = twin.twilioMode();
    if (!twilio.equals("ok")) {
      troubles.add("Twilio's REST API is " + twilio);
    }
    String vapi = twin.vapiMode();
    if (!vapi.equals("ok")) {
      troubles.add("Vapi is " + vapi);
    }
    return troubles;
  }

  private static String trouble(JsonNode fault) {
    String on = fault.path("on").asString("");
    String what =
        fault.path("lose").asInt(0) > 0
            ? "lost"
            : fault.path("duplicate").asInt(0) > 0
                ? "sent twice"
                : fault.path("status").isNumber()
                    ? "answered " + fault.path("status").asInt()
                    : "delayed";
    return "still to come: %s %s%s"
        .formatted(on, what, fault.path("after").asBoolean(false) ? ", but carried out" : "");
  }

  /** The client, for what is passed on as it is. */
  public TwinClient twin() {
    return twin;
  }
}
