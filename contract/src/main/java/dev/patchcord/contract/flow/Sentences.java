package dev.patchcord.contract.flow;

import org.jspecify.annotations.Nullable;

/**
 * Spoken texts. {@code {caller}}, {@code {reason}}, {@code {summary}}, {@code {specialist}} and
 * {@code {seconds}} are filled in where they are known.
 *
 * @param screening said to the specialist who picks up
 * @param pressToAccept asks for the 1
 * @param briefing said to the specialist before the bridge: who is calling and why; null for none
 * @param introduction said to both on joining; null for none
 * @param taken said to a specialist who accepts after a colleague
 * @param tooLate said to a specialist who accepts after the caller has gone
 * @param dropped said to the caller when the specialist's phone drops
 * @param announcement said to the caller on the rung of that name
 * @param leaveMessage said before the tone
 * @param offerCallback asks for the 1 of a callback
 * @param callbackPromised said after it
 * @param callingBack said to the caller who is called back, before "press 1"
 * @param goodbye said before we hang up
 * @param nobodyAvailable said to the caller when neither a person nor the AI can be had
 */
public record Sentences(
    String screening,
    String pressToAccept,
    @Nullable String briefing,
    @Nullable String introduction,
    String taken,
    String tooLate,
    String dropped,
    String announcement,
    String leaveMessage,
    String offerCallback,
    String callbackPromised,
    String callingBack,
    String goodbye,
    String nobodyAvailable) {}
