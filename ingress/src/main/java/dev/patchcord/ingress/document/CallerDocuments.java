package dev.patchcord.ingress.document;

import static dev.patchcord.ingress.document.Verbs.pause;
import static dev.patchcord.ingress.document.Verbs.question;
import static dev.patchcord.ingress.document.Verbs.redirect;
import static dev.patchcord.ingress.document.Verbs.say;
import static dev.patchcord.ingress.document.Verbs.xml;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Record;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.Sentences;
import java.net.URI;
import java.util.List;

/**
 * What a caller hears from us. Every document ends in another one, so that no caller falls out of
 * the end of a document, which hangs up.
 */
public final class CallerDocuments {
  /** Silence after the offer of a callback, before it counts as a no. */
  private static final int CHOICE_SECONDS = 6;

  /** Silence that ends a message. */
  private static final int MESSAGE_SILENCE_SECONDS = 5;

  private static final int PAUSE_WITHOUT_MUSIC = 5;

  /** Purpose of a recording, see {@code RecordingProgressed}. */
  private static final String MESSAGE = "message";

  private final URI base;
  private final List<String> holdMusic;
  private final Sentences sentences;

  CallerDocuments(IngressSettings settings) {
    this.base = settings.publicUri();
    this.holdMusic = settings.holdMusic();
    this.sentences = settings.sentences();
  }

  /** The hold without anything of the machine's: safe whatever it decides later. */
  public String hold(String callId) {
    return hold(callId, new EnterHold(List.of(), false));
  }

  /**
   * The caller's hold. Being first in the room, this document defines the room's callbacks. The
   * caller cannot start the conference (music plays until a specialist does) and ends it by
   * leaving. Where words of the machine's come first, the room's addresses tell that they did.
   */
  public String hold(String callId, EnterHold hold) {
    boolean spoken = Verbs.isAudible(hold.first());
    String events = marked(url(Webhook.ROOM_STATUS, callId), spoken).forStatus();
    Conference room =
        Verbs.room(callId, events)
            .participantLabel(Webhook.CALLER)
            .startConferenceOnEnter(false)
            .beep(Conference.Beep.FALSE)
            .waitUrl(marked(url(Webhook.WAIT, callId), spoken).forDocument())
            .waitMethod(HttpMethod.POST)
            .build();
    String action = url(Webhook.AFTER_HOLD, callId).forDocument();
    return xml(say(hold.first()).dial(Verbs.dial(room, action, hold.starKey())));
  }

  /** The waiting that does not depend on the machine. */
  public String waiting(String callId) {
    Wait usual = new Wait(List.of(Spoken.plain(sentences.holding())), holdMusic);
    return waiting(usual, url(Webhook.WAIT, callId));
  }

  /** Words and music: only Say, Play, Pause and Redirect are allowed here (Twilio 13238). */
  public String waiting(String callId, Wait wait) {
    return waiting(wait, marked(url(Webhook.WAIT, callId), Verbs.isAudible(wait.words())));
  }

  private static String waiting(Wait wait, CallbackUrl next) {
    VoiceResponse.Builder document = say(wait.words());
    wait.music().forEach(music -> document.play(new Play.Builder(music).build()));
    if (wait.music().isEmpty()) {
      document.pause(pause(PAUSE_WITHOUT_MUSIC));
    }
    // When a waiting document runs out, Twilio plays silence: so it never does.
    return xml(document.redirect(redirect(next.forDocument())));
  }

  /** Says something, then asks the machine what comes next. */
  public String announce(String callId, Announce announce) {
    return xml(say(announce.words()).redirect(redirect(afterHold(callId, announce.step()))));
  }

  /**
   * Lets the caller leave a message. Without a sound from the caller, Twilio does not request the
   * action but goes on with the next verb: the same address, told without a recording.
   */
  public String takeMessage(String callId, TakeMessage take) {
    String left = url(Webhook.MESSAGE, callId).step(take.step()).forDocument();
    Record message =
        new Record.Builder()
            .action(left)
            .method(HttpMethod.POST)
            .maxLength(Math.toIntExact(Math.max(1, take.longest().toSeconds())))
            .timeout(MESSAGE_SILENCE_SECONDS)
            .finishOnKey("#")
            .playBeep(true)
            .recordingStatusCallback(
                url(Webhook.RECORDING_STATUS, callId).purpose(MESSAGE).forStatus())
            .recordingStatusCallbackMethod(HttpMethod.POST)
            .recordingStatusCallbackEvents(
                List.of(Record.RecordingEvent.COMPLETED, Record.RecordingEvent.ABSENT))
            .build();
    return xml(say(take.words()).record(message).redirect(redirect(left)));
  }

  /** Asks for a 1; silence is told to the action as well. */
  public String offerCallback(String callId, OfferCallback offer) {
    String choice = url(Webhook.CALLBACK_CHOICE, callId).step(offer.step()).forDocument();
    return xml(
        new VoiceResponse.Builder()
            .gather(
                question(offer.words(), CHOICE_SECONDS, choice).actionOnEmptyResult(true).build())
            .redirect(redirect(choice)));
  }

  /**
   * While the machine cannot be reached: asks again soon. Speech instead of music, since a piece of
   * music cannot be cut short and the machine may be back in a second.
   *
   * @param step of the document or redirect that led here, 0 for none
   */
  public String stayOnTheLine(String callId, int step) {
    return xml(
        say(List.of(Spoken.plain(sentences.stayOnTheLine())))
            .pause(pause(1))
            .redirect(redirect(afterHold(callId, step))));
  }

  private static CallbackUrl marked(CallbackUrl url, boolean spoken) {
    return spoken ? url.spoken() : url;
  }

  private String afterHold(String callId, int step) {
    CallbackUrl url = url(Webhook.AFTER_HOLD, callId);
    return (step > 0 ? url.step(step) : url).forDocument();
  }

  private CallbackUrl url(String path, String callId) {
    return CallbackUrl.of(base, path).call(callId);
  }
}
