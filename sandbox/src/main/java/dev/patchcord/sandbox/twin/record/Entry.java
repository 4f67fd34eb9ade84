package dev.patchcord.sandbox.twin.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in the twin. {@code at} is the machine's time, {@code callSid} the leg
 * that it concerns, null if it concerns none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.RestRequest.class, name = "rest-request"),
  @JsonSubTypes.Type(value = Entry.WebhookSent.class, name = "webhook"),
  @JsonSubTypes.Type(value = Entry.LegChanged.class, name = "leg"),
  @JsonSubTypes.Type(value = Entry.PhoneRang.class, name = "phone-rang"),
  @JsonSubTypes.Type(value = Entry.Heard.class, name = "heard"),
  @JsonSubTypes.Type(value = Entry.KeyPressed.class, name = "key"),
  @JsonSubTypes.Type(value = Entry.RoomChanged.class, name = "room"),
  @JsonSubTypes.Type(value = Entry.Bridged.class, name = "bridged"),
  @JsonSubTypes.Type(value = Entry.PhoneStopped.class, name = "phone-stopped"),
  @JsonSubTypes.Type(value = Entry.Silence.class, name = "silence"),
  @JsonSubTypes.Type(value = Entry.Recorded.class, name = "recording"),
  @JsonSubTypes.Type(value = Entry.WentWrong.class, name = "went-wrong"),
  @JsonSubTypes.Type(value = Entry.Notification.class, name = "notification"),
  @JsonSubTypes.Type(value = Entry.Note.class, name = "note")
})
public sealed interface Entry {
  Instant at();

  @Nullable String callSid();

  /**
   * A request to Twilio's REST API.
   *
   * @param path without the account's prefix: {@code /Calls/CA....json}
   * @param status what the client was told; 0 = the connection was dropped
   * @param carriedOut false if it was refused, or kept from the API by an asked-for fault
   */
  record RestRequest(
      Instant at,
      @Nullable String callSid,
      String method,
      String path,
      Map<String, List<String>> fields,
      int status,
      boolean carriedOut)
      implements Entry {
    public RestRequest {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * A request to the customer's server.
   *
   * @param kind {@code document}, {@code call-status}, {@code number-status}, {@code amd}, {@code
   *     conference}, {@code recording}, {@code stream} or {@code discarded} (a document fetched
   *     whose content no longer matters)
   * @param url as requested, without the fragment
   * @param token the idempotency token, the same for every try
   * @param attempt from 1; above 1 are retries asked for by the URL's fragment
   * @param status of the answer; 0 if there was none
   * @param failure why there was no answer
   * @param took from the request to the answer, or to giving up
   * @param answer what was answered, TwiML for a document; null if there was none, it was empty, or
   *     {@code twin.record-answers} is off
   */
  record WebhookSent(
      Instant at,
      @Nullable String callSid,
      String kind,
      String method,
      String url,
      Map<String, String> fields,
      String token,
      int attempt,
      int status,
      @Nullable String failure,
      Duration took,
      @Nullable String answer)
      implements Entry {
    public WebhookSent {
      // Small and without order: most of the record's memory is here.
      fields = Map.copyOf(fields);
    }
  }

  /**
   * A leg reached a status.
   *
   * @param status Twilio's word, also {@code initiated}
   * @param cause why, for the final ones
   */
  record LegChanged(
      Instant at, String callSid, String from, String to, String status, @Nullable String cause)
      implements Entry {}

  /** A phone made a sound. A busy or unreachable one does not. */
  record PhoneRang(Instant at, String callSid, String from, String to) implements Entry {}

  /**
   * A phone that had rung is quiet again.
   *
   * @param since when it began to ring
   * @param why Twilio's word for what the leg became: {@code in-progress}, {@code canceled}, ...
   */
  record PhoneStopped(Instant at, String callSid, String from, String to, Instant since, String why)
      implements Entry {}

  /**
   * The party on a live leg has heard nothing; written when that is over, from one second of call
   * time on. What is still silent is known to {@link Ears}.
   *
   * @param since when it began; {@code at} is when it ended
   * @param lasted the same in call time
   * @param after what the party heard before, as {@code kind: content}
   * @param during what went on meanwhile: {@code nothing} between verbs and documents, {@code key}
   *     while a Gather waits, {@code pause}, or {@code room} alone in a conference
   * @param written how much of it the document asks for by Pause, in call time
   */
  record Silence(
      Instant at,
      String callSid,
      Instant since,
      Duration lasted,
      String after,
      String during,
      Duration written)
      implements Entry {}

  /**
   * A recording began or ended.
   *
   * @param source {@code StartCallRecordingAPI} or {@code RecordVerb}
   * @param status Twilio's word: {@code in-progress}, {@code completed} or {@code absent}
   * @param length in call time; null while it runs
   */
  record Recorded(
      Instant at,
      String callSid,
      String recordingSid,
      String source,
      String status,
      @Nullable Duration length)
      implements Entry {}

  /**
   * Chaos struck.
   *
   * @param kind what it was decided for: a kind of callback, {@code POST Calls}, {@code amd},
   *     {@code dial-action}
   * @param fault in words: {@code lost}, {@code 503 after it was carried out}, ...
   */
  record WentWrong(Instant at, @Nullable String callSid, String kind, String fault)
      implements Entry {}

  /**
   * What the party on a leg hears from now on.
   *
   * @param kind {@code say}, {@code play}, {@code silence}, {@code ai}, {@code people}, {@code
   *     announcement}, {@code recording} (a tone, then the party speaks) or {@code
   *     application-error}
   */
  record Heard(Instant at, String callSid, String kind, String content) implements Entry {}

  /**
   * The party pressed a key.
   *
   * @param listening false if no Gather listened: the key is lost
   */
  record KeyPressed(Instant at, String callSid, String digit, boolean listening) implements Entry {}

  /**
   * A conference changed.
   *
   * @param event Twilio's word: {@code participant-join}, {@code conference-end}, ...
   * @param reason for leaving or ending
   */
  record RoomChanged(
      Instant at,
      @Nullable String callSid,
      String conferenceSid,
      String room,
      String event,
      @Nullable String label,
      @Nullable String reason)
      implements Entry {}

  /**
   * These legs hear each other now; one entry per leg.
   *
   * @param with the other legs
   * @param room the conference's name, or {@code dial} for a plain Dial
   */
  record Bridged(Instant at, String callSid, List<String> with, String room) implements Entry {}

  /** A line in Twilio's debugger. */
  record Notification(Instant at, @Nullable String callSid, int code, String message)
      implements Entry {}

  /** Something worth knowing that no other entry says. */
  record Note(Instant at, @Nullable String callSid, String text) implements Entry {}
}
