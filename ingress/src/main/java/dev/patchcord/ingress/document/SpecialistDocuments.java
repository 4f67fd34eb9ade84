package dev.patchcord.ingress.document;

import static dev.patchcord.ingress.document.Verbs.hangup;
import static dev.patchcord.ingress.document.Verbs.pause;
import static dev.patchcord.ingress.document.Verbs.question;
import static dev.patchcord.ingress.document.Verbs.redirect;
import static dev.patchcord.ingress.document.Verbs.say;
import static dev.patchcord.ingress.document.Verbs.xml;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.Sentences;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a specialist hears from us. */
public final class SpecialistDocuments {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final URI base;
  private final Sentences sentences;

  SpecialistDocuments(IngressSettings settings) {
    this.base = settings.publicUri();
    this.sentences = settings.sentences();
  }

  /** The screening when the machine cannot be asked for its words. */
  public String screening(String callId, int attempt) {
    Spoken words = Spoken.plain(sentences.screening() + " " + sentences.pressToAccept());
    return screening(callId, new Screen(attempt, List.of(words), DEFAULT_TIMEOUT));
  }

  /**
   * Screening: only a key press proves a person. The question is put twice: silence at the first
   * falls through to the second, silence at the second is told to the action as well.
   */
  public String screening(String callId, Screen screen) {
    String accept = url(Webhook.ACCEPT, callId, screen.attempt()).forDocument();
    int all = Math.toIntExact(Math.max(2, screen.timeout().toSeconds()));
    int second = all / 2;
    return xml(
        new VoiceResponse.Builder()
            .gather(question(screen.words(), all - second, accept).build())
            .gather(question(screen.words(), second, accept).actionOnEmptyResult(true).build())
            .hangup(hangup()));
  }

  /** Keeps the leg for a moment, then lets it ask again whether it may go on. */
  public String awaitVerdict(String callId, int attempt) {
    return xml(
        new VoiceResponse.Builder()
            .pause(pause(1))
            .redirect(redirect(screeningUrl(callId, attempt))));
  }

  /**
   * When another document could not be had (Twilio's FallbackUrl): the specialist who has picked up
   * is not let go, but screened once more. Whether that is still of use, the machine says then.
   */
  public String safe(String callId, int attempt) {
    return xml(
        say(List.of(Spoken.plain(sentences.oneMoment())))
            .pause(pause(1))
            .redirect(redirect(screeningUrl(callId, attempt))));
  }

  /** Takes the specialist into the caller's room, which starts the conference. */
  public String joinRoom(String callId, JoinRoom join) {
    // Its callbacks count only if the caller's leg is not first in the room after all.
    Conference room =
        Verbs.room(callId, CallbackUrl.of(base, Webhook.ROOM_STATUS).call(callId).forStatus())
            .participantLabel(Webhook.label(join.attempt()))
            .startConferenceOnEnter(true)
            .beep(Conference.Beep.ONENTER)
            .build();
    String action = url(Webhook.SPECIALIST_DONE, callId, join.attempt()).forDocument();
    return xml(say(join.briefing()).dial(Verbs.dial(room, action, join.starKey())));
  }

  /** After an acceptance, while the machine cannot be reached: asks again soon. */
  public String oneMoment(String callId, int attempt, String digitsParameter) {
    String again =
        url(Webhook.ACCEPT, callId, attempt)
            .forDocument()
            .replaceFirst("#", "&" + digitsParameter + "#");
    return xml(
        say(List.of(Spoken.plain(sentences.oneMoment())))
            .pause(pause(1))
            .redirect(redirect(again)));
  }

  private String screeningUrl(String callId, int attempt) {
    return CallbackUrl.of(base, Webhook.CONFERENCE)
        .call(callId)
        .leg(Webhook.SPECIALIST)
        .attempt(attempt)
        .forDocument();
  }

  private CallbackUrl url(String path, String callId, int attempt) {
    return CallbackUrl.of(base, path).call(callId).attempt(attempt);
  }
}
