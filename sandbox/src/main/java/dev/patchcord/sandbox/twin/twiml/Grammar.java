package dev.patchcord.sandbox.twin.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which attributes and children each element may have: what goes beyond is warning 12200. */
final class Grammar {
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          verb("Say", "voice language loop"),
          verb("Play", "loop digits"),
          verb("Pause", "length"),
          verb(
              "Gather",
              "input action method timeout speechTimeout maxSpeechTime profanityFilter finishOnKey"
                  + " numDigits partialResultCallback partialResultCallbackMethod language hints"
                  + " bargeIn debug actionOnEmptyResult speechModel enhanced"),
          verb(
              "Dial",
              "action method timeout hangupOnStar timeLimit callerId record trim"
                  + " recordingStatusCallback recordingStatusCallbackMethod"
                  + " recordingStatusCallbackEvent answerOnBridge ringTone recordingTrack"
                  + " sequential referUrl referMethod events callReason passports"),
          verb(
              "Number",
              "sendDigits url method statusCallbackEvent statusCallback statusCallbackMethod byoc"
                  + " machineDetection amdStatusCallbackMethod amdStatusCallback"
                  + " machineDetectionTimeout machineDetectionSpeechThreshold"
                  + " machineDetectionSpeechEndThreshold machineDetectionSilenceTimeout"),
          verb(
              "Conference",
              "muted beep startConferenceOnEnter endConferenceOnExit waitUrl waitMethod"
                  + " maxParticipants record region coach trim statusCallbackEvent statusCallback"
                  + " statusCallbackMethod recordingStatusCallback recordingStatusCallbackMethod"
                  + " recordingStatusCallbackEvent recordingConfigurationId eventCallbackUrl"
                  + " jitterBufferSize participantLabel"),
          verb("Redirect", "method"),
          verb("Hangup", ""),
          verb("Reject", "reason"),
          verb(
              "Record",
              "action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback"
                  + " recordingStatusCallbackMethod recordingStatusCallbackEvent transcribe"
                  + " transcribeCallback"),
          verb("Connect", "action method"),
          verb("Start", "action method"),
          verb("Stream", "name connectorName url track statusCallback statusCallbackMethod"),
          verb("Parameter", "name value"));

  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "Gather", Set.of("Say", "Play", "Pause"),
          "Dial",
              Set.of(
                  "Number",
                  "Conference",
                  "Client",
                  "Sip",
                  "Sim",
                  "Queue",
                  "Application",
                  "WhatsApp"),
          "Connect", Set.of("Stream"),
          "Start", Set.of("Stream"),
          "Stream", Set.of("Parameter"));

  private Grammar() {}

  /** One line for each thing that Twilio's schema does not know. */
  static List<String> warnings(Element element) {
    List<String> warnings = new ArrayList<>();
    Set<String> attributes = ATTRIBUTES.get(element.name());
    if (attributes == null) {
      warnings.add("<" + element.name() + "> is not supported and is skipped");
      return warnings;
    }
    element.attributes().keySet().stream()
        .filter(attribute -> !attributes.contains(attribute))
        .sorted()
        .map(attribute -> "<%s> has no attribute '%s'".formatted(element.name(), attribute))
        .forEach(warnings::add);
    // Say may hold SSML, which has no meaning without audio.
    if (!element.name().equals("Say")) {
      Set<String> children = CHILDREN.getOrDefault(element.name(), Set.of());
      for (Element child : element.children()) {
        if (children.contains(child.name())) {
          warnings.addAll(warnings(child));
        } else {
          warnings.add("<%s> may not hold <%s>".formatted(element.name(), child.name()));
        }
      }
    }
    return warnings;
  }

  private static Map.Entry<String, Set<String>> verb(String name, String attributes) {
    return Map.entry(name, attributes.isEmpty() ? Set.of() : Set.of(attributes.split(" ")));
  }
}
