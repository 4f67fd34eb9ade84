package dev.patchcord.ingress.config;

/**
 * Spoken texts of the documents that the machine does not word itself, or could not be asked for.
 *
 * @param holding said between the pieces of the waiting music
 * @param pressToAccept said to a specialist after the screening sentence
 * @param screening said to a specialist when the machine did not answer in time
 * @param oneMoment said while the machine's answer to an acceptance is awaited
 * @param stayOnTheLine said to a caller while the machine's answer is awaited
 * @param nobodyAvailable said to a caller when neither the machine nor the AI can be had
 * @param notNeeded said to a specialist who is not needed
 * @param callingBack said to a caller who is called back, with "press 1"
 * @param goodbye said to a caller who was called back and does not press 1
 * @param announcement the announcement document
 * @param apology said when a document could not be had
 * @param transferring result of the tool call, read by the assistant's model
 */
public record Sentences(
    String holding,
    String pressToAccept,
    String screening,
    String oneMoment,
    String stayOnTheLine,
    String nobodyAvailable,
    String notNeeded,
    String callingBack,
    String goodbye,
    String announcement,
    String apology,
    String transferring) {}
