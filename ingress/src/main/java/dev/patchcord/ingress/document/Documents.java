package dev.patchcord.ingress.document;

import static dev.patchcord.ingress.document.Verbs.hangup;
import static dev.patchcord.ingress.document.Verbs.pause;
import static dev.patchcord.ingress.document.Verbs.redirect;
import static dev.patchcord.ingress.document.Verbs.say;
import static dev.patchcord.ingress.document.Verbs.xml;

import com.twilio.twiml.VoiceResponse;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.Sentences;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every TwiML document that we word ourselves. Each is a pure function of what the machine
 * answered, since Twilio may fetch any of them twice (a redirect out of a Dial also fetches the
 * Dial's action). Here are those that do not depend on who listens.
 */
public final class Documents {
  private final URI base;
  private final Sentences sentences;
  private final CallerDocuments caller;
  private final SpecialistDocuments specialist;
  private final CallbackDocuments callback;

  public Documents(IngressSettings settings) {
    this.base = settings.publicUri();
    this.sentences = settings.sentences();
    this.caller = new CallerDocuments(settings);
    this.specialist = new SpecialistDocuments(settings);
    this.callback = new CallbackDocuments(settings);
  }

  /** For the leg whose call it is. */
  public CallerDocuments caller() {
    return caller;
  }

  /** For a leg that we dialled to a specialist. */
  public SpecialistDocuments specialist() {
    return specialist;
  }

  /** For a leg that calls a caller back. */
  public CallbackDocuments callback() {
    return callback;
  }

  /**
   * Says something and hangs up.
   *
   * @param words may be empty: hangs up without a word
   */
  public String hangUp(List<Spoken> words) {
    return xml(say(words).hangup(hangup()));
  }

  /** What a whole room hears; only Say, Play, Pause and Redirect are allowed here (13238). */
  public String sayToRoom(List<Spoken> words) {
    return xml(say(words));
  }

  /** For a leg that has hung up: Twilio fetches the action and ignores the answer. */
  public String nothing() {
    return xml(new VoiceResponse.Builder());
  }

  /** What everybody gets who fetches the announcement without a number. */
  public String announcement() {
    return hangUp(List.of(Spoken.plain(sentences.announcement())));
  }

  public String nobodyAvailable() {
    return hangUp(List.of(Spoken.plain(sentences.nobodyAvailable())));
  }

  public String notNeeded() {
    return hangUp(List.of(Spoken.plain(sentences.notNeeded())));
  }

  /**
   * When another document could not be had (Twilio's FallbackUrl).
   *
   * @param callId the call whose caller is listening; null if it is not known or another leg
   *     listens
   */
  public String safe(@Nullable String callId) {
    if (callId == null) {
      return hangUp(List.of(Spoken.plain(sentences.apology())));
    }
    String words = sentences.apology() + " " + sentences.stayOnTheLine();
    String afterHold = CallbackUrl.of(base, Webhook.AFTER_HOLD).call(callId).forDocument();
    return xml(say(List.of(Spoken.plain(words))).pause(pause(1)).redirect(redirect(afterHold)));
  }
}
