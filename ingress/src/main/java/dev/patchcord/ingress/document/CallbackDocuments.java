package dev.patchcord.ingress.document;

import static dev.patchcord.ingress.document.Verbs.hangup;
import static dev.patchcord.ingress.document.Verbs.question;
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

/** What a caller hears who is called back, until a 1 begins a new call. */
public final class CallbackDocuments {
  private static final int SECONDS = 6;

  private final URI base;
  private final Sentences sentences;

  CallbackDocuments(IngressSettings settings) {
    this.base = settings.publicUri();
    this.sentences = settings.sentences();
  }

  /** The offer when the machine cannot be asked for its words. */
  public String offer(String earlierCall, int callback) {
    return offer(earlierCall, callback, List.of(Spoken.plain(sentences.callingBack())));
  }

  /**
   * Says who is calling and asks for a 1, twice; a voicemail box presses none. The address carries
   * nothing about the caller: what the new call has to know is asked for again when it begins.
   */
  public String offer(String earlierCall, int callback, List<Spoken> words) {
    String accept =
        CallbackUrl.of(base, Webhook.CALLBACK_ACCEPT)
            .call(earlierCall)
            .callback(callback)
            .forDocument();
    VoiceResponse.Builder document =
        new VoiceResponse.Builder()
            .gather(question(words, SECONDS, accept).build())
            .gather(question(words, SECONDS, accept).build());
    return xml(say(document, goodbyeWords()).hangup(hangup()));
  }

  /** For a caller who was called back and did not press 1. */
  public String goodbye() {
    return xml(say(goodbyeWords()).hangup(hangup()));
  }

  private List<Spoken> goodbyeWords() {
    return List.of(Spoken.plain(sentences.goodbye()));
  }
}
