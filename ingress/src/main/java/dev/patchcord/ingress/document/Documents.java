package dev.patchcord.ingress.document;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.IngressSettings.Sentences;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every TwiML document that we word ourselves. Each is a pure function of what the machine
 * answered, since Twilio may fetch any of them twice (a redirect out of a Dial also fetches the
 * Dial's action).
 */
public final class Documents {
  private static final int SCREENING_SECONDS = 5;

  /** The caller and one specialist. */
  private static final int ROOM_SIZE = 2;

  private final URI base;
  private final List<String> holdMusic;
  private final Sentences sentences;

  public Documents(IngressSettings settings) {
    this.base = settings.publicUri();
    this.holdMusic = settings.holdMusic();
    this.sentences = settings.sentences();
  }

  /**
   * The caller's hold. Being first in the room, this document defines the room's callbacks. The
   * caller cannot start the conference (music plays until a specialist does) and ends it by
   * leaving.
   */
  public String hold(String callId) {
    Conference room =
        new Conference.Builder(Webhook.room(callId))
            .participantLabel(Webhook.CALLER)
            .startConferenceOnEnter(false)
            .endConferenceOnExit(true)
            .beep(Conference.Beep.FALSE)
            .maxParticipants(ROOM_SIZE)
            .waitUrl(url(Webhook.WAIT).call(callId).forDocument())
            .waitMethod(HttpMethod.POST)
            .statusCallback(roomStatus(callId))
            .statusCallbackMethod(HttpMethod.POST)
            .statusCallbackEvents(roomEvents())
            .build();
    return xml(
        new VoiceResponse.Builder()
            .dial(dial(url(Webhook.AFTER_HOLD).call(callId).forDocument(), room)));
  }

  /** Waiting music: only Say, Play, Pause and Redirect are allowed here (Twilio 13238). */
  public String waiting(String callId) {
    VoiceResponse.Builder document = new VoiceResponse.Builder().say(say(sentences.holding()));
    holdMusic.forEach(music -> document.play(new Play.Builder(music).build()));
    if (holdMusic.isEmpty()) {
      document.pause(pause(5));
    }
    // When a waiting document runs out, Twilio plays silence: so it never does.
    return xml(document.redirect(redirect(url(Webhook.WAIT).call(callId).forDocument())));
  }

  /**
   * Screening: only a key press proves a person. Silence at the first question falls through to the
   * second, silence at the second is told to the action as well.
   *
   * @param sentence said before "press 1"; null for the default one
   */
  public String screening(String callId, int attempt, @Nullable String sentence) {
    String accept = url(Webhook.ACCEPT).call(callId).attempt(attempt).forDocument();
    String question =
        (sentence == null || sentence.isBlank() ? sentences.screening() : sentence)
            + " "
            + sentences.pressToAccept();
    return xml(
        new VoiceResponse.Builder()
            .gather(question(question, accept).build())
            .gather(question(question, accept).actionOnEmptyResult(true).build())
            .hangup(new Hangup.Builder().build()));
  }

  /** Takes the specialist into the caller's room, which starts the conference. */
  public String joinRoom(String callId, int attempt) {
    Conference room =
        new Conference.Builder(Webhook.room(callId))
            .participantLabel(Webhook.label(attempt))
            .startConferenceOnEnter(true)
            .endConferenceOnExit(true)
            .beep(Conference.Beep.ONENTER)
            .maxParticipants(ROOM_SIZE)
            // Used only if the caller's leg is not first in the room after all.
            .statusCallback(roomStatus(callId))
            .statusCallbackMethod(HttpMethod.POST)
            .statusCallbackEvents(roomEvents())
            .build();
    return xml(
        new VoiceResponse.Builder()
            .dial(
                dial(
                    url(Webhook.SPECIALIST_DONE).call(callId).attempt(attempt).forDocument(),
                    room)));
  }

  /**
   * Says something and hangs up.
   *
   * @param sentence may be empty: hangs up without a word
   */
  public String hangUp(String sentence) {
    VoiceResponse.Builder document = new VoiceResponse.Builder();
    if (!sentence.isBlank()) {
      document.say(say(sentence));
    }
    return xml(document.hangup(new Hangup.Builder().build()));
  }

  /** For a specialist who accepted while the machine cannot be reached: asks again soon. */
  public String oneMoment(String callId, int attempt, String digitsParameter) {
    String again =
        url(Webhook.ACCEPT)
            .call(callId)
            .attempt(attempt)
            .forDocument()
            .replaceFirst("#", "&" + digitsParameter + "#");
    return xml(
        new VoiceResponse.Builder()
            .say(say(sentences.oneMoment()))
            .pause(pause(1))
            .redirect(redirect(again)));
  }

  /**
   * For a caller while the machine cannot be reached: asks again soon. Speech instead of music,
   * since a piece of music cannot be cut short and the machine may be back in a second.
   *
   * @param step of the redirect that led here, 0 for none
   */
  public String stayOnTheLine(String callId, int step) {
    CallbackUrl again = url(Webhook.AFTER_HOLD).call(callId);
    if (step > 0) {
      again.step(step);
    }
    return xml(
        new VoiceResponse.Builder()
            .say(say(sentences.stayOnTheLine()))
            .pause(pause(1))
            .redirect(redirect(again.forDocument())));
  }

  /** For a leg that has hung up: Twilio fetches the action and ignores the answer. */
  public String nothing() {
    return xml(new VoiceResponse.Builder());
  }

  public String announcement() {
    return hangUp(sentences.announcement());
  }

  public String nobodyAvailable() {
    return hangUp(sentences.nobodyAvailable());
  }

  public String notNeeded() {
    return hangUp(sentences.notNeeded());
  }

  /**
   * When another document could not be had (Twilio's FallbackUrl).
   *
   * @param callId the call whose caller is listening; null if it is not known or another leg
   *     listens
   */
  public String safe(@Nullable String callId) {
    if (callId == null) {
      return hangUp(sentences.apology());
    }
    return xml(
        new VoiceResponse.Builder()
            .say(say(sentences.apology() + " " + sentences.stayOnTheLine()))
            .pause(pause(1))
            .redirect(redirect(url(Webhook.AFTER_HOLD).call(callId).forDocument())));
  }

  private CallbackUrl url(String path) {
    return CallbackUrl.of(base, path);
  }

  private String roomStatus(String callId) {
    return url(Webhook.ROOM_STATUS).call(callId).forStatus();
  }

  private static List<Conference.Event> roomEvents() {
    return List.of(
        Conference.Event.START,
        Conference.Event.END,
        Conference.Event.JOIN,
        Conference.Event.LEAVE);
  }

  private static Dial dial(String action, Conference room) {
    return new Dial.Builder().action(action).method(HttpMethod.POST).conference(room).build();
  }

  private static Gather.Builder question(String sentence, String action) {
    return new Gather.Builder()
        .numDigits(1)
        .timeout(SCREENING_SECONDS)
        .action(action)
        .method(HttpMethod.POST)
        .say(say(sentence));
  }

  private static Say say(String sentence) {
    return new Say.Builder(sentence).build();
  }

  private static Pause pause(int seconds) {
    return new Pause.Builder().length(seconds).build();
  }

  private static Redirect redirect(String url) {
    return new Redirect.Builder(url).method(HttpMethod.POST).build();
  }

  private static String xml(VoiceResponse.Builder document) {
    TwiML response = document.build();
    try {
      return response.toXml();
    } catch (com.twilio.twiml.TwiMLException e) {
      throw new IllegalStateException("a document of plain text and URLs cannot be written", e);
    }
  }
}
