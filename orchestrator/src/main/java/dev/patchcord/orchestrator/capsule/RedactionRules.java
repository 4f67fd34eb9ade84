package dev.patchcord.orchestrator.capsule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is done to each text of a capsule, by the member that it stands in. What is not listed is
 * masked, so that a member that comes with a later version or from the vendor betrays nothing.
 *
 * <p>A member is named after what holds it: a record's type without {@code patchcord.} and version,
 * otherwise the name of the member that holds the object. {@code *} stands for any.
 */
final class RedactionRules {

  /** What is done to a text. */
  enum Rule {
    /** Ours, or one of a few words of the vendor's: nothing. */
    KEEP,
    /** A word of the vendor's if it looks like one, otherwise spoken. */
    CODE,
    /** A line for people or machines, with names, numbers, ids and addresses in it. */
    LINE,
    /** Spoken or written by somebody: only its shape stays. */
    TEXT,
    /** A person's name. */
    NAME,
    /** A number or another address of a phone. */
    NUMBER,
    /** Given by the carrier, by Vapi or by us; the same everywhere. */
    ID,
    /** Who is in a room: by our label, or by id. */
    PARTY,
    /** Keys pressed. */
    KEYS,
    /** JSON of the vendor's as text. */
    BODY
  }

  private static final String RAW = "raw";

  private static final String LISTED =
      """
      KEEP    *.type *.line *.leg *.status *.legStatus *.answeredBy *.action *.kind *.purpose
      KEEP    record.machineVersion record.transition record.from record.to source.topic record.topic
      KEEP    ask.correlationId record.deadlinesCancelled deadlinesSet.name deadline-expired.name
      KEEP    origin.source origin.webhook exchanges.method form.name flow.strategy operator-noted.state
      KEEP    hours.zone openings.day openings.from openings.to hours.holidays attempts.progress
      CODE    *.language *.voice *.requestedBy *.endedReason *.dialStatus room-left.reason
      CODE    room-ended.reason attempts.outcome flow.version *.skills
      LINE    record.rejection *.commandId *.replyTo *.url *.recordingUrl *.music *.calendar
      LINE    *.assistantId *.note *.message *.cause *.dialer query.* headers.*
      LINE    exchanges.path form.value *.requestId flow.assistantId request.calendar
      LINE    hold-caller.reason dial-specialist.reason cancel-leg.reason redirect-caller.reason
      LINE    end-leg.reason look-up-caller.reason look-up-attempt.reason announce-to-room.reason
      LINE    start-recording.reason stop-recording.reason call-back.reason
      NAME    *.specialist *.name *.by
      NUMBER  *.number call-arrived.from call-arrived.to called-back.from called-back.to flow.from
      NUMBER  dial-specialist.from dial-specialist.to call-back.from call-back.to
      NUMBER  look-up-attempt.from look-up-attempt.to
      ID      *.callId *.legSid *.conferenceSid *.endedByLegSid *.vapiCallId *.toolCallId
      ID      *.recordingSid *.earlierCall *.appointmentId record.triggerId origin.deliveryId
      ID      headers.ce_id headers.ce_subject roster.engagedBy appointment.id
      PARTY   looked-up.room
      KEYS    *.digits
      BODY    exchanges.body
      KEEP    raw.CallStatus raw.Direction raw.SequenceNumber raw.StatusCallbackEvent raw.ApiVersion
      KEEP    raw.ReasonParticipantLeft raw.ReasonConferenceEnded raw.DialCallStatus raw.AnsweredBy
      KEEP    raw.SipResponseCode raw.Timestamp raw.ParticipantLabel raw.Coaching raw.Hold raw.Muted
      KEEP    raw.EndConferenceOnExit raw.StartConferenceOnEnter raw.RecordingStatus raw.ErrorCode
      KEEP    raw.RecordingChannels raw.RecordingSource raw.RecordingDuration raw.CallDuration
      CODE    raw.type raw.status raw.role raw.direction raw.endedReason raw.api_version raw.label
      ID      raw.CallSid raw.ConferenceSid raw.RecordingSid raw.ParentCallSid raw.AccountSid
      ID      raw.CallSidEndingConference raw.DialCallSid raw.sid raw.call_sid raw.conference_sid
      ID      raw.id raw.phoneCallProviderId raw.toolCallId
      NUMBER  raw.From raw.To raw.Caller raw.Called raw.from raw.to raw.ForwardedFrom
      KEYS    raw.Digits
      """;

  private static final Map<String, Rule> RULES = read();

  private RedactionRules() {}

  /**
   * The rule of a member.
   *
   * @param holder see above
   */
  static Rule of(String holder, String member) {
    Rule exact = RULES.get(holder + "." + member);
    if (exact != null || holder.equals(RAW)) {
      return exact == null ? Rule.TEXT : exact;
    }
    Rule ofHolder = RULES.get(holder + ".*");
    return ofHolder == null ? RULES.getOrDefault("*." + member, Rule.TEXT) : ofHolder;
  }

  /** The rule of a member of what the vendor said, in the vendor's own form. */
  static Rule ofRaw(String member) {
    return of(RAW, member);
  }

  /** How a record's type is called here. */
  static String holder(String type) {
    return type.replaceAll("^patchcord\\.|\\.v\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Rule> read() {
    Map<String, Rule> rules = new HashMap<>();
    LISTED
        .lines()
        .map(line -> line.split("\\s+"))
        .forEach(
            words ->
                Arrays.stream(words)
                    .skip(1)
                    .forEach(member -> rules.put(member, Rule.valueOf(words[0]))));
    return Map.copyOf(rules);
  }
}
