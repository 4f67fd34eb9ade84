package dev.patchcord.ingress.document;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;
import java.util.regex.Pattern;

/** The verbs that our documents are made of. */
final class Verbs {
  /** The caller and one specialist. */
  private static final int ROOM_SIZE = 2;

  /** What XML 1.0 cannot hold, not even escaped: half a character, controls. */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Verbs() {}

  /** Says each text that is not empty. */
  static VoiceResponse.Builder say(VoiceResponse.Builder document, List<Spoken> words) {
    words.stream().filter(Verbs::isAudible).forEach(text -> document.say(say(text)));
    return document;
  }

  static VoiceResponse.Builder say(List<Spoken> words) {
    return say(new VoiceResponse.Builder(), words);
  }

  /** A question that one key answers. */
  static Gather.Builder question(List<Spoken> words, int seconds, String action) {
    Gather.Builder question =
        new Gather.Builder().numDigits(1).timeout(seconds).action(action).method(HttpMethod.POST);
    words.stream().filter(Verbs::isAudible).forEach(text -> question.say(say(text)));
    return question;
  }

  static Pause pause(int seconds) {
    return new Pause.Builder().length(seconds).build();
  }

  static Redirect redirect(String url) {
    return new Redirect.Builder(url).method(HttpMethod.POST).build();
  }

  static Hangup hangup() {
    return new Hangup.Builder().build();
  }

  /**
   * What every leg's way into a call's room has in common.
   *
   * @param events address that is told of them
   */
  static Conference.Builder room(String callId, String events) {
    return new Conference.Builder(Webhook.room(callId))
        .endConferenceOnExit(true)
        .maxParticipants(ROOM_SIZE)
        .statusCallback(events)
        .statusCallbackMethod(HttpMethod.POST)
        .statusCallbackEvents(
            List.of(
                Conference.Event.START,
                Conference.Event.END,
                Conference.Event.JOIN,
                Conference.Event.LEAVE));
  }

  /**
   * Takes a leg into a room.
   *
   * @param starKey a star takes it out again
   */
  static Dial dial(Conference room, String action, boolean starKey) {
    Dial.Builder dial = new Dial.Builder().action(action).method(HttpMethod.POST).conference(room);
    return (starKey ? dial.hangupOnStar(true) : dial).build();
  }

  static String xml(VoiceResponse.Builder document) {
    TwiML response = document.build();
    try {
      return response.toXml();
    } catch (TwiMLException e) {
      throw new IllegalStateException("a document of plain text and URLs cannot be written", e);
    }
  }

  /** True if any of it can be heard. */
  static boolean isAudible(List<Spoken> words) {
    return words.stream().anyMatch(Verbs::isAudible);
  }

  private static boolean isAudible(Spoken words) {
    return !sayable(words.text()).isBlank();
  }

  /**
   * Without the characters that no XML document may contain, not even escaped: one of them, in what
   * a language model or a program wrote, would make the carrier refuse the document and drop the
   * caller.
   */
  private static String sayable(String text) {
    return NOT_IN_XML.matcher(text).replaceAll("");
  }

  /** Attributes as text: the carrier has more languages and voices than its library knows. */
  private static Say say(Spoken words) {
    Say.Builder say = new Say.Builder(sayable(words.text()));
    if (words.language() != null) {
      say.option("language", words.language());
    }
    if (words.voice() != null) {
      say.option("voice", words.voice());
    }
    return say.build();
  }
}
