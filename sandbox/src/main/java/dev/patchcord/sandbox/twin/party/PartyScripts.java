package dev.patchcord.sandbox.twin.party;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which party behaves how: by number, or by call for a call that was placed with a script of its
 * own. A change holds for legs that begin after it.
 */
@Component
public final class PartyScripts {
  private final Map<String, PartyScript> byNumber = new ConcurrentHashMap<>();
  private final Map<String, PartyScript> byCall = new ConcurrentHashMap<>();

  /** Sets the script of whoever has that number, as caller or called. */
  public void put(String number, PartyScript script) {
    byNumber.put(number, script);
  }

  /** All scripts that were set, by number. */
  public Map<String, PartyScript> all() {
    return Map.copyOf(byNumber);
  }

  /** The script that was set for that number. */
  public Optional<PartyScript> scripted(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /**
   * How a called phone behaves: its script, else the plan by its last two digits. Whoever has a
   * script for calls of their own answers when called back, and presses 1 when asked.
   */
  public PartyScript called(String number) {
    PartyScript own = byNumber.get(number);
    return own == null ? PartyScript.of(planned(number)) : own.called();
  }

  /**
   * Fixes the script of a leg's party when the leg begins.
   *
   * @param own given with the call; null = the number's, else a caller who stays on the line
   */
  public PartyScript assign(String callSid, String number, @Nullable PartyScript own) {
    PartyScript script = own != null ? own : scripted(number).orElseGet(PartyScript::patientCaller);
    byCall.put(callSid, script);
    return script;
  }

  /**
   * How the party on that leg behaves; for the AI, which wants to know when its caller asks for a
   * person. A leg that the twin does not know has a caller who stays on the line.
   */
  public PartyScript ofCall(String callSid) {
    PartyScript script = byCall.get(callSid);
    return script == null ? PartyScript.patientCaller() : script;
  }

  /** Forgets the script of a leg that is over and no longer kept. */
  public void forget(String callSid) {
    byCall.remove(callSid);
  }

  private static Behaviour planned(String number) {
    String suffix = number.length() < 2 ? number : number.substring(number.length() - 2);
    return switch (suffix) {
      case "02" -> Behaviour.BUSY;
      case "03" -> Behaviour.NO_ANSWER;
      case "04" -> Behaviour.FAILED;
      case "05" -> Behaviour.VOICEMAIL;
      case "06" -> Behaviour.DECLINES;
      case "07" -> Behaviour.SILENT;
      default -> Behaviour.ANSWERS;
    };
  }
}
