package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * How this Vapi behaves: begins as configured under {@code twin.vapi.behaviour} and is changed
 * while the twin runs by {@code PUT /twin/vapi}.
 *
 * @param mode how {@code POST /call} answers
 * @param latency wait before the answer in mode {@code slow}; wall time, because the budgets of the
 *     services under rehearsal run in wall time; at most 5 minutes
 * @param errorStatus HTTP status in mode {@code error}, 400 to 599
 * @param sids where a call document names the Twilio leg
 * @param concurrencyLimit sessions at the same time; one more is refused with 400; 0: no limit
 * @param signing how server messages prove themselves
 * @param timestampUnit unit of {@code x-timestamp}, which Vapi does not document
 * @param toolName the tool that asks for a person
 * @param toolCallShape how a tool call is written down
 * @param toolDeliveries how often the same tool call is delivered, one second apart; 1 to 10
 * @param toolTimeout wait for the tool's answer, wall time (Vapi's {@code server.timeoutSeconds}:
 *     20 s by default, 1 to 300)
 * @param returnTalk in a session after the call's first, the assistant hangs up so long after the
 *     last thing that its caller wants of it; zero: it goes on talking
 * @param maxDuration the assistant hangs up after this long, unless {@code
 *     assistantOverrides.maxDurationSeconds} says otherwise
 * @param abandonedAfter a bypass session that no stream reached ends after this long (Vapi's own
 *     wait is not documented)
 * @param reportDelay between the end of a session and its end-of-call-report
 */
public record VapiBehaviour(
    Mode mode,
    Duration latency,
    int errorStatus,
    Sids sids,
    int concurrencyLimit,
    Signing signing,
    TimestampUnit timestampUnit,
    String toolName,
    ToolCallShape toolCallShape,
    int toolDeliveries,
    Duration toolTimeout,
    Duration returnTalk,
    Duration maxDuration,
    Duration abandonedAfter,
    Duration reportDelay) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Refuses what could not be obeyed, with a line that names the setting. */
  public VapiBehaviour {
    require(!latency.isNegative() && latency.compareTo(LONGEST) <= 0, "latency", "PT0S to PT5M");
    require(errorStatus >= 400 && errorStatus <= 599, "errorStatus", "400 to 599");
    require(concurrencyLimit >= 0, "concurrencyLimit", "0 (no limit) or more");
    require(toolDeliveries >= 1 && toolDeliveries <= 10, "toolDeliveries", "1 to 10");
    require(
        toolTimeout.isPositive() && toolTimeout.compareTo(LONGEST) <= 0,
        "toolTimeout",
        "more than PT0S, at most PT5M");
    require(toolName.matches("[A-Za-z0-9_-]{1,64}"), "toolName", "1 to 64 of A-Z a-z 0-9 _ -");
    require(!returnTalk.isNegative(), "returnTalk", "PT0S or more");
    require(maxDuration.isPositive(), "maxDuration", "more than PT0S");
    require(!abandonedAfter.isNegative(), "abandonedAfter", "PT0S or more");
    require(!reportDelay.isNegative(), "reportDelay", "PT0S or more");
  }

  private static void require(boolean holds, String setting, String range) {
    if (!holds) {
      throw new IllegalArgumentException(setting + " must be " + range);
    }
  }

  /** How {@code POST /call} answers. */
  @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
  public enum Mode {
    /** 201 with TwiML. */
    OK,
    /** The connection is dropped without an answer, and no session is made. */
    DOWN,
    /** As OK, but late: the session exists even when nobody waited for the answer. */
    SLOW,
    /** 201 without {@code phoneCallProviderDetails}. */
    NO_TWIML,
    /** {@link VapiBehaviour#errorStatus}, and no session is made. */
    ERROR
  }

  /** Where a call document names the Twilio leg. Captures of 2025 and 2026 differ in this. */
  @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
  public enum Sids {
    BOTH,
    /** {@code transport.callSid} only. */
    TRANSPORT,
    /** {@code phoneCallProviderId} only, which is deprecated. */
    PROVIDER_ID,
    NONE
  }

  /** Unit of {@code x-timestamp}. */
  @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
  public enum TimestampUnit {
    MILLIS,
    SECONDS
  }
}
